"""What happens around a member: invited, signed in, led to where they work."""
