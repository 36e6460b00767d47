"""To which period an amount belongs."""
