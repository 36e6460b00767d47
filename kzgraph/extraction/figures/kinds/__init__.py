"""What an amount of money is, and whether it is a figure at all."""
