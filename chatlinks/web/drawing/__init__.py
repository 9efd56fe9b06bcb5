"""How pages are drawn: what templates may call, icons, what every page has, static files."""
