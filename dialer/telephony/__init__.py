"""The telephone: one port, and the ways behind it."""
