"""Encounters: who met, called, visited, signed with or was appointed."""
