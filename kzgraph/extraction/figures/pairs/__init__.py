"""Whose figure it is: the two economies, and which of them reports it."""
