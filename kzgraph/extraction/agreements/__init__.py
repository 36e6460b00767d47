"""Documents between parties, and what is said to happen to them."""
