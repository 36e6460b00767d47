"""Agreements while a text is read: begun at the first naming, filled by later ones, finished at the end."""
