"""What stands before the rooms: passphrase, first run, sign-in, and trouble at the start."""
