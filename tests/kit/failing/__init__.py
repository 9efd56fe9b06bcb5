"""What goes wrong: a key that is lost, code that is at fault."""
