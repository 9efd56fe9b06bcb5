"""What AI agents did between two messages, read out of the records of whoever ran them."""
