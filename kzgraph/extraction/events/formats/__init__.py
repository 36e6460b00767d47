"""Consultations, dialogues, summits and sessions of standing bodies."""
