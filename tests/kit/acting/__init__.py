"""What people and programs do, by calls."""
