"""Two personal names compared: whether they can be one person's, and which need not be compared."""
