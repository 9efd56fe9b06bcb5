"""Whoever knocks at the gate without being known: passcodes, guesses, requests that open nothing,
and what those are told who may not come in."""
