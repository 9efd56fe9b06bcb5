"""Text in, spans out: one file a family of personal data, none of them knows of Django, settings or a database."""
