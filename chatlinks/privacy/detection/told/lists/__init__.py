"""Names and places as lists, with a source and a licence, and what they say of a word."""
