"""The day and the place that a clause gives its encounter."""
