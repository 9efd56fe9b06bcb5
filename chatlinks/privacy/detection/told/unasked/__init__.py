"""What is told though nobody asked: by the words beside it, by its shape, or alone in a
message."""
