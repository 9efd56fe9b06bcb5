"""What users rated and wrote beside it: CSAT's tables, User Reviews."""
