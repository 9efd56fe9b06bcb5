"""How pages are asked, which, and what an answer costs."""
