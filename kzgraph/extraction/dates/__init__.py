"""Dates in running text, and what they mean on the day of publication."""
