"""Who is meant where no name stands: "the Deputy Minister", "he", "I", "the two ministers"."""
