"""What breaks, provoked in a running server, and how long it is away."""
