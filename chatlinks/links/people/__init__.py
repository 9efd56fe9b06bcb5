"""Links for people: named addresses or a domain, each proved by a mailed code."""
