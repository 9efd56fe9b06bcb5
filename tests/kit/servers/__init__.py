"""Processes: database, server, pooler, mail, a service for keys."""
