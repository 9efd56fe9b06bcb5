"""What observers of AI agents recorded: a file an observer, read by one reader."""
