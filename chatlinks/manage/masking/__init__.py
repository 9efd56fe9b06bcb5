"""The masking page: what it shows, what is tried out on it, what a step would show, and its
undoing."""
