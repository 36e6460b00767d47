"""A personal name read: its words, its parts, and one normal form for its spellings."""
