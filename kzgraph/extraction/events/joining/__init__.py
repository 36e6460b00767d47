"""Tellings of one encounter put together."""
