"""The audit as its pages and files show it."""
