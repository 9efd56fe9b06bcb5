"""Which guards the code has, and whether a test fails without them."""
