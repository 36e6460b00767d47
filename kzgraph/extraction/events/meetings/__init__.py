"""Meetings and calls."""
