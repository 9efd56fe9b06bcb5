"""How a text is read and searched, whatever is looked for. Nothing here knows a kind."""
