"""How fast detection is, and what it finds, hides and misses."""
