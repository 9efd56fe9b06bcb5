"""Chat Links: a link for every conversation, masked for each reader."""
