"""The middle of the page: messages with the events, reviews and steps between them, as rows, as
items and as HTML."""
