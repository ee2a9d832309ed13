"""The people of the practice room, one file each; all of them are invented."""
