"""Between whom a document is, as its sentence tells or as follows from the text."""
