"""Help desks' own exports: conversations or tickets, each with all that was written in it."""
