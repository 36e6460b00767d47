"""What is said to be done with a document: which verbs say so, how it then stands, and when it was done."""
