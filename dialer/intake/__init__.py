"""A list on its way into the store: staged out of sight, then published, and taken back again."""
