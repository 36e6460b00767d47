"""Who or what is the subject of a verb: people, bodies and countries in a row."""
