"""Two files beside each other, and the month's deactivation requests put into one."""
