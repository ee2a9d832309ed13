"""Noto Sans Regular and Bold, embedded in every report so it prints alike everywhere (OFL.txt)."""
