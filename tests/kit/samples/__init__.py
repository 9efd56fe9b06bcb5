"""What comes in: conversations, values, files, exports."""
