"""Whose hand is on a document: who signed it and who looked on."""
