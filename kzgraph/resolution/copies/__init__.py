"""Near-copies: which documents are one text told again, and how they are read."""
