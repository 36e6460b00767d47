"""All records read together: every name in them resolved to a node."""
