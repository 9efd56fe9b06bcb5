"""What ours is measured against: bare SQL, a bare loop, DuckDB, other finders."""
