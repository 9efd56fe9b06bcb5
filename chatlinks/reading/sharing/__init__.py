"""The panel that shares a conversation: what a link would show, and which links there are."""
