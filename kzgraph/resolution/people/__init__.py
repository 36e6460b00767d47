"""People: which names, over all documents, are one person."""
