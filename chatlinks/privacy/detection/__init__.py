"""Text in, spans out, and no knowledge of Django, settings or a database.

`engine` knows how text is read and searched, and no kind of personal data. `kinds` says what there
is to find: one file a family, and in `kinds/countries` one file a country. `profiles` puts them
together, and `detect` is what other rooms ask.
"""
