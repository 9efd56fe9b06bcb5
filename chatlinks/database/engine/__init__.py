"""Django's PostgreSQL backend, made cheap for the pages that everybody opens."""
