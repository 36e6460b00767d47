"""Meetings: which tellings are of one encounter, and what the meeting is then called."""
