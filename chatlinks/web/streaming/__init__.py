"""Pages that follow what happens: what they listen to, by which ticket, and the connections they
hold."""
