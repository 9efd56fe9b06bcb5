from django.db import migrations, models

COUNT = """
CREATE FUNCTION conversations_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state <> 'completed' THEN
    INSERT INTO conversations_tally (business_id, team_id, assignee_id, state, change)
    VALUES (OLD.business_id, OLD.team_id, OLD.assignee_id, OLD.state, -1);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state <> 'completed' THEN
    INSERT INTO conversations_tally (business_id, team_id, assignee_id, state, change)
    VALUES (NEW.business_id, NEW.team_id, NEW.assignee_id, NEW.state, 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_came AFTER INSERT ON conversations_conversation
  FOR EACH ROW WHEN (NEW.state <> 'completed') EXECUTE FUNCTION conversations_tally();
CREATE TRIGGER tally_moved AFTER UPDATE OF state, team_id, assignee_id ON conversations_conversation
  FOR EACH ROW WHEN ((OLD.state, OLD.team_id, OLD.assignee_id) IS DISTINCT FROM (NEW.state, NEW.team_id, NEW.assignee_id))
  EXECUTE FUNCTION conversations_tally();
CREATE TRIGGER tally_went AFTER DELETE ON conversations_conversation
  FOR EACH ROW WHEN (OLD.state <> 'completed') EXECUTE FUNCTION conversations_tally();
INSERT INTO conversations_tally (business_id, team_id, assignee_id, state, change)
  SELECT business_id, team_id, assignee_id, state, count(*) FROM conversations_conversation
  WHERE state <> 'completed' GROUP BY 1, 2, 3, 4;
"""
FORGET = """
DROP TRIGGER tally_came ON conversations_conversation;
DROP TRIGGER tally_moved ON conversations_conversation;
DROP TRIGGER tally_went ON conversations_conversation;
DROP FUNCTION conversations_tally();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0004_waits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('business_id', models.BigIntegerField()),
                ('team_id', models.BigIntegerField(null=True)),
                ('assignee_id', models.BigIntegerField(null=True)),
                ('state', models.CharField(max_length=10)),
                ('change', models.IntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['business_id', 'state'], include=('team_id', 'assignee_id', 'change'), name='tallies')],
            },
        ),
        migrations.RunSQL(COUNT, FORGET),
    ]
