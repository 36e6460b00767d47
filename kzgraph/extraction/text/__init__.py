"""A document's text: cut into sentences and words, with what is known of each, and offsets into the original."""
