"""How documents are named in a text, and how far each title reaches."""
