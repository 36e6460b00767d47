"""The day and the place that the text around gives an encounter whose own sentence gives none."""
