"""Where a value begins and ends: names, addresses, dates of birth."""
