"""What endpoints are told of is noted by the database itself, whoever does it and however: in the
same transaction, so there is never one without the other.

Where a business has no endpoint for it, that is one look into an index. Each event's id follows
from what it tells of, so what is written anew (a source's reviews are, whenever it tells of their
conversation) isn't told anew. What came in long after it happened is history, which is imported.
"""

from django.db import migrations

# Asked first: nothing else is worked out for a business without endpoints.
WANTED = """EXISTS (
    SELECT FROM outgoing_endpoint e WHERE e.business_id = NEW.business_id AND e."on")"""
NOTE = """
CREATE FUNCTION outgoing_note(business bigint, kind text, key text, facts jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  told bigint;
  turn text;
  digest bytea := sha256(convert_to(kind || ':' || key, 'UTF8'));
BEGIN
  INSERT INTO outgoing_endpointdelivery
    (business_id, endpoint_id, event_id, event_type, at, about, state, attempts, next_at, why)
  SELECT e.business_id, e.id, encode(substring(digest FOR 16), 'hex')::uuid, kind, now(), facts,
    'waiting', 0, now(), ''
  FROM outgoing_endpoint e
  WHERE e.business_id = business AND e."on" AND kind = ANY(e.events)
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS told = ROW_COUNT;
  -- One job a transaction that told anything.
  IF told > 0 THEN
    turn := pg_current_xact_id()::text;
    IF current_setting('chatlinks.outgoing', true) IS DISTINCT FROM turn THEN
      PERFORM set_config('chatlinks.outgoing', turn, true);
      INSERT INTO procrastinate_jobs (queue_name, task_name, args)
      VALUES ('outgoing', 'send_webhooks', '{}');
    END IF;
  END IF;
END $$;

CREATE FUNCTION outgoing_note_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT {wanted} THEN RETURN NULL; END IF;
  PERFORM outgoing_note(NEW.business_id, 'conversation.completed',
    NEW.id || ':' || extract(epoch FROM coalesce(NEW.closed_at, NEW.last_at)),
    jsonb_build_object('conversation', NEW.id));
  RETURN NULL;
END $$;

CREATE FUNCTION outgoing_note_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT {wanted} THEN RETURN NULL; END IF;
  PERFORM outgoing_note(NEW.business_id, 'review.received',
    concat_ws(':', NEW.conversation_id, extract(epoch FROM NEW.at), NEW.given_to, NEW.rating),
    jsonb_build_object('conversation', NEW.conversation_id, 'at', NEW.at, 'for', NEW.given_to,
      'rating', NEW.rating, 'has_comment', NEW.comment <> ''));
  RETURN NULL;
END $$;

CREATE FUNCTION outgoing_note_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT {wanted} THEN RETURN NULL; END IF;
  PERFORM outgoing_note(NEW.business_id, TG_ARGV[0],
    NEW.id || ':' || coalesce(extract(epoch FROM NEW.revoked_at)::text, ''),
    jsonb_build_object('conversation', NEW.conversation_id, 'link', NEW.id));
  RETURN NULL;
END $$;

CREATE FUNCTION outgoing_note_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT {wanted} THEN RETURN NULL; END IF;
  PERFORM outgoing_note(NEW.business_id, 'link.opened', NEW.id::text,
    jsonb_build_object('conversation', NEW.conversation_id, 'link', NEW.link_id, 'at', NEW.at,
      'by', CASE WHEN NEW.person_id IS NOT NULL THEN 'member'
                 WHEN NEW.address_id IS NOT NULL THEN 'invitee' ELSE 'anyone' END));
  RETURN NULL;
END $$;

CREATE FUNCTION outgoing_note_silence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT {wanted} THEN RETURN NULL; END IF;
  PERFORM outgoing_note(NEW.business_id, 'source.silent',
    NEW.id || ':' || extract(epoch FROM NEW.silent_since), jsonb_build_object('source', NEW.id));
  RETURN NULL;
END $$;
"""
COMPLETED = "NEW.state = 'completed'"
LATELY = "now() - interval '7 days'"
# Name, table, events, when it counts, function.
TRIGGERS = (
    (
        "outgoing_came_completed",
        "conversations_conversation",
        "INSERT",
        f"{COMPLETED} AND coalesce(NEW.closed_at, NEW.last_at) > {LATELY}",
        "outgoing_note_conversation()",
    ),
    (
        "outgoing_completed",
        "conversations_conversation",
        "UPDATE OF state",
        f"{COMPLETED} AND OLD.state <> NEW.state",
        "outgoing_note_conversation()",
    ),
    (
        "outgoing_review",
        "conversations_review",
        "INSERT",
        f"NEW.at > {LATELY}",
        "outgoing_note_review()",
    ),
    (
        "outgoing_link_made",
        "links_chatlink",
        "INSERT",
        "NEW.audience <> 'members'",
        "outgoing_note_link('link.made')",
    ),
    (
        "outgoing_link_revoked",
        "links_chatlink",
        "UPDATE OF revoked_at",
        "OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL",
        "outgoing_note_link('link.revoked')",
    ),
    (
        "outgoing_link_opened",
        "audit_record",
        "INSERT",
        "NEW.kind = 'page' AND NEW.link_id IS NOT NULL",
        "outgoing_note_visit()",
    ),
    (
        "outgoing_source_silent",
        "webhooks_webhooksource",
        "UPDATE OF silent_since",
        "OLD.silent_since IS NULL AND NEW.silent_since IS NOT NULL",
        "outgoing_note_silence()",
    ),
)
MAKE = [
    f"CREATE TRIGGER {name} AFTER {events} ON {table} FOR EACH ROW WHEN ({when})"
    f" EXECUTE FUNCTION {function};"
    for name, table, events, when, function in TRIGGERS
]
DROP = [
    *(f"DROP TRIGGER {name} ON {table};" for name, table, *_ in TRIGGERS),
    *(f"DROP FUNCTION outgoing_note_{each}();" for each in ("conversation", "review", "link")),
    "DROP FUNCTION outgoing_note_visit();",
    "DROP FUNCTION outgoing_note_silence();",
    "DROP FUNCTION outgoing_note(bigint, text, text, jsonb);",
]


class Migration(migrations.Migration):
    dependencies = [
        ("outgoing", "0001_initial"),
        ("audit", "0002_narrowed_by_index"),
        ("conversations", "0021_step_ids"),
        ("links", "0014_one_announcement"),
        ("webhooks", "0002_where_posts_go_on_to"),
        ("procrastinate", "0001_initial"),
    ]
    operations = [migrations.RunSQL([NOTE.replace("{wanted}", WANTED), *MAKE], DROP)]
