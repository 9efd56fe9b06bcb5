"""Files that were sent elsewhere: taken out of an export, or fetched once from where they lie."""
