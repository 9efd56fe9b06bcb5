"""Indexes of tables that may hold many millions of rows, made by a migration beside everybody's
work.

An ordinary CREATE INDEX keeps all who write waiting until it is done. This one doesn't; but it
can't be part of a transaction (`atomic = False`), so it may be cut off. Then it is begun anew at
the next start.
"""

from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# What stands there by that name: None, or whether it is whole. One that was cut off never is.
IS_WHOLE = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)"


class AddIndexBesideWork(AddIndexConcurrently):
    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: Any,
        to_state: Any,
    ) -> None:
        shown_alone = schema_editor.collect_sql
        if not shown_alone and self.is_there(schema_editor):
            return
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def is_there(self, schema_editor: BaseDatabaseSchemaEditor) -> bool:
        """Made, and then cut off before that was noted? What isn't whole is taken away."""
        name = schema_editor.quote_name(self.index.name)
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(IS_WHOLE, [name])
            there = cursor.fetchone()
        if there == (False,):
            schema_editor.execute(f"DROP INDEX CONCURRENTLY {name}")
        return bool(there == (True,))
