"""Cleaning of what lists say about a contact: numbers, identifiers, money, dates, names."""
