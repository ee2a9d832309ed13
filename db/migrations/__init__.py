"""The steps from the first schema to the newest, run by Alembic without an ini file."""
