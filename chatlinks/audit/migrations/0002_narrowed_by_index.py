"""What narrows the audit's page is found by an index: what people did, beside all that a sweep left;
a kind that is seldom; who was shown personal details.
"""

from django.db import migrations

# Of each opening no more than one: pages opened are found among what people did.
INDEXES = {
    "audit_record_of_people": "(business_id, at, id) WHERE kind <> 'server'",
    "audit_record_of_kind": "(business_id, kind, at, id) WHERE kind <> 'page'",
    "audit_record_shown": "(business_id, at, id) WHERE shown",
}
# Beside everybody's work, for it may be long; cut off, it is begun anew.
MAKE = [
    statement
    for name, of in INDEXES.items()
    for statement in (
        f"DROP INDEX CONCURRENTLY IF EXISTS {name}",
        f"CREATE INDEX CONCURRENTLY {name} ON audit_record {of}",
    )
]
BACK = [f"DROP INDEX CONCURRENTLY IF EXISTS {name}" for name in INDEXES]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, BACK)]
