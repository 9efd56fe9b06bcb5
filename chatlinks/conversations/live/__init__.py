"""One conversation while it happens: one message or event at a time."""
