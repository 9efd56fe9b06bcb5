"""A conversation taken along as a file: text, CSV, JSON or PDF, of one shape (`rows.py`)."""
