"""Open pages that follow their conversation."""
