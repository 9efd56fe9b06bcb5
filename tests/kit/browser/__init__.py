"""A real browser, and what a person does in it."""
