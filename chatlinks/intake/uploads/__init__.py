"""Files that are handed in on a page: sealed as they arrive, looked at, imported, forgotten."""
