"""What narrows the audit's page is found by an index: what people did, beside all that a sweep left;
a kind that is seldom; who was shown personal details.
"""

from django.db import migrations

# Of each opening no more than one: pages opened are found among what people did.
INDEXES = """
CREATE INDEX audit_record_of_people ON audit_record (business_id, at, id) WHERE kind <> 'server';
CREATE INDEX audit_record_of_kind ON audit_record (business_id, kind, at, id)
  WHERE kind <> 'page';
CREATE INDEX audit_record_shown ON audit_record (business_id, at, id) WHERE shown;
"""
BACK = "DROP INDEX audit_record_of_people, audit_record_of_kind, audit_record_shown"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(INDEXES, BACK)]
