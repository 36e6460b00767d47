"""Organisations: the normal form of a name, which names are one, and what a body is called."""
