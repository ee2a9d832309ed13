"""Pengaturan: branch, people, look and where the data lives."""
