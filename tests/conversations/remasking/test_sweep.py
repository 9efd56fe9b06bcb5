"""The sweep masks the whole history anew, in the background: it goes on where it was broken off,
and tells how far it is.
"""

import pytest

from chatlinks.conversations.models import Contact, Conversation
from chatlinks.conversations.remasking import changed_policy
from chatlinks.database.rows import execute, rows
from chatlinks.workspaces.models import Pattern
from tests.kit.cast import SECRETS, minutes, take
from tests.kit.watching.rows_read import rows_read
from tests.kit.watching.stored import stored_text


def fill(bank, count=6):
    for n in range(count):
        said = [{"at": minutes(n), "from": "user", "text": f"ticket QX-{n}"}]
        take(bank, {"id": f"c{n}", "contact": {"id": f"u{n}"}, "messages": said})


def hide_tickets(bank):
    Pattern.objects.create(business=bank, name="ticket", expression=r"QX-\d+")
    bank.change_rules()


def test_broken_off_it_goes_on_where_it_was(bank, monkeypatch):
    fill(bank)
    hide_tickets(bank)
    assert changed_policy.remaining(bank) == 6
    true, done = changed_policy.bring_up_to_date, []

    def breaks(business, contact_id):
        if len(done) == 3:
            raise KeyboardInterrupt  # the process is stopped
        true(business, contact_id)
        done.append(contact_id)

    monkeypatch.setattr(changed_policy, "bring_up_to_date", breaks)
    with pytest.raises(KeyboardInterrupt):
        changed_policy.sweep(bank.pk)
    assert changed_policy.remaining(bank) == 3
    monkeypatch.setattr(
        changed_policy,
        "bring_up_to_date",
        lambda business, contact_id: (true(business, contact_id), done.append(contact_id)),
    )
    changed_policy.sweep(bank.pk)
    assert changed_policy.remaining(bank) == 0
    assert sorted(done) == sorted(set(done))
    assert "QX" not in stored_text()


def test_one_contact_that_cannot_be_opened_does_not_hold_up_the_others(bank):
    fill(bank)
    hide_tickets(bank)
    second = Contact.objects.order_by("id")[1]
    Contact.objects.filter(pk=second.pk).update(known=b"damaged, and long enough to look sealed")
    Contact.objects.filter(pk=second.pk).update(sealed=b"damaged, and long enough to look sealed")
    with pytest.raises(changed_policy.NotAll):
        changed_policy.sweep(bank.pk)
    assert changed_policy.remaining(bank) == 1
    assert Conversation.objects.get(rules__lt=bank.rules).contact_id == second.pk


def test_what_another_has_brought_up_to_date_is_not_masked_twice(bank):
    fill(bank, 1)
    hide_tickets(bank)
    contact = Contact.objects.get()
    changed_policy.bring_up_to_date(bank, contact.pk)
    before = rows("SELECT count(*) FROM privacy_unsealing")
    changed_policy.bring_up_to_date(bank, contact.pk)
    assert rows("SELECT count(*) FROM privacy_unsealing") == before


def test_a_change_queues_one_sweep_that_names_only_the_business(cast):
    """In its own transaction: whatever happens after that, the sweep is to come."""
    cast.acme.change_rules()
    cast.acme.change_rules()
    jobs = rows("SELECT task_name, args::text, queueing_lock FROM procrastinate_jobs")
    assert jobs == [
        ("mask_anew", f'{{"business_id": {cast.acme.pk}}}', f"mask_anew:{cast.acme.pk}")
    ]
    [(dump,)] = rows("SELECT string_agg(j::text, '\n') FROM procrastinate_jobs j")
    assert not [secret for secret in SECRETS if secret.lower() in dump.lower()]


def test_the_masking_page_says_how_much_is_left(cast, sign_in):
    client = sign_in("admin")
    assert "still masked by an older policy" not in client.get("/masking/acme").text
    hide_tickets(cast.acme)
    assert "1 conversation is still masked by an older policy" in client.get("/masking/acme").text
    changed_policy.sweep(cast.acme.pk)
    assert "still masked by an older policy" not in client.get("/masking/acme").text


MANY = """
INSERT INTO conversations_contact (id, business_id, external_hash, details, created_at)
SELECT n, %(business)s, substring(sha256(int8send(n)) FOR 16), '{}', now()
FROM generate_series(100001, 106000) n;
INSERT INTO conversations_conversation (business_id, contact_id, external_hash, digest, number,
  state, channel, started_at, last_at, message_count, authors, preview, rules)
SELECT %(business)s, n, substring(sha256(int8send(n)) FOR 16), '', 1,
  'completed', 'web', now(), now(), 1, '{}', '', %(rules)s
FROM generate_series(100001, 106000) n"""


def test_who_is_behind_is_told_by_an_index(bank):
    """Once a minute, of all businesses, whatever PostgreSQL has been told of them."""
    execute(MANY, {"business": bank.pk, "rules": bank.rules})
    execute("ANALYZE conversations_conversation, workspaces_business")
    with rows_read() as read:
        assert changed_policy.businesses_behind() == []
        assert changed_policy.how_far_behind() == []
    assert read.total < 100, read


def test_a_portion_of_a_long_history_is_read_without_the_rest(bank):
    bank.change_rules()
    execute(MANY, {"business": bank.pk, "rules": bank.rules - 1})
    execute("ANALYZE conversations_conversation, workspaces_business")
    first = changed_policy.StaleContact(bank.rules - 1, 100_001)
    with rows_read() as read:
        portion = changed_policy.stale(bank.pk, first, 200)
    assert [each.contact_id for each in portion] == list(range(100_002, 100_202))
    assert read.total < 500, read


def test_a_sweep_of_a_business_that_is_gone_is_done(bank):
    id_ = bank.pk
    bank.delete()
    changed_policy.sweep(id_)
