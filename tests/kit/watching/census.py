"""What is stored, counted or in one line a table: whatever a denied request did would show."""

from django.apps import apps

from chatlinks.database.rows import rows

# What signing in writes of itself, and wrong passcodes, which have to be counted.
UNCOUNTED = {
    "django_session",
    "axes_accesslog",
    "account_emailaddress",
    "links_passcodetry",
}
# Of these, only some rows count.
COUNTED = {"audit_record": "(SELECT * FROM audit_record WHERE kind <> 'signed in')"}
MODELS = [model for model in apps.get_models() if model._meta.app_label != "procrastinate"]
TABLES = sorted({model._meta.db_table for model in MODELS} - UNCOUNTED)


def of_each_table(expression: str) -> dict[str, object]:
    """Table → what the expression makes of its rows `t`, in one statement."""
    asked = [f"(SELECT {expression} FROM {COUNTED.get(table, table)} t)" for table in TABLES]
    [answers] = rows("SELECT " + ", ".join(asked))
    return dict(zip(TABLES, answers, strict=True))


def census() -> dict[str, int]:
    """How many rows each table holds."""
    return of_each_table("count(*)")  # type: ignore[return-value]


def imprint() -> dict[str, str | None]:
    """A hash of everything that each table holds."""
    return of_each_table("md5(string_agg(t::text, '|' ORDER BY t::text))")  # type: ignore[return-value]
