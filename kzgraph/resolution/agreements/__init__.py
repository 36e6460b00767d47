"""Agreements: which tellings are of one document, and what became of it."""
