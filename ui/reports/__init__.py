"""The Laporan room: choose a report, look at it, hand it in."""
