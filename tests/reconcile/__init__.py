"""Two files beside each other; deactivation requests in one."""
