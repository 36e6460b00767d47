"""Organisations: their names by a list, by a grammar of head nouns and by the words about them; one entity for each."""
