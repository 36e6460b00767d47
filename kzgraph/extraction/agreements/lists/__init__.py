"""Lists of documents, below a lead or in running text, and what their leads say of them."""
