"""A few documents more: what each stage adds is what it would have found in all at once."""
