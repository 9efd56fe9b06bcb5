"""What came of it: stored, changed, logged, recorded, drawn, and what it cost."""
