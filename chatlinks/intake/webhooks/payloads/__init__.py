"""What one delivery says: parsed, taken out by a reader, as facts."""
