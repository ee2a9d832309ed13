"""Two files compared and deactivation requests merged: pages of the Daftar room."""
