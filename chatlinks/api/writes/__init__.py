"""What programs send: read, checked one by one, stored, answered for."""
