"""Whether an encounter was held, is to come, or is none."""
