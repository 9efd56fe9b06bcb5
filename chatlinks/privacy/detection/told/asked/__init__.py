"""What the other side asks for, and what a reply then gives."""
