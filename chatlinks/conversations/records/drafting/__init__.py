"""From what came in to the rows to store, still in clear."""
