"""One language's cues a file, as data."""
