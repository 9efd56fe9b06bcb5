"""Master keys: where they come from, what the start refuses, how they are rotated and retired."""

import base64
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from chatlinks.conversations.models import Message
from chatlinks.conversations.records.parts import MESSAGE
from chatlinks.database.rows import rows
from chatlinks.privacy import keys
from chatlinks.privacy.keys import KeyProblem, MasterSecret, keystore, rotation
from chatlinks.privacy.models import ContactKey, IndexKey, MasterKey
from chatlinks.privacy.sealing import at_the_door, new_vault
from chatlinks.workspaces.models import Business
from tests.kit.cast import minutes, take
from tests.kit.servers import key_service


@pytest.fixture
def key_file(db, settings, tmp_path):
    """A database with nothing sealed yet, and a key file of its own."""
    MasterKey.objects.all().delete()
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", tmp_path / "keys" / "master.key"
    keystore.open_store()
    return settings.MASTER_KEY_FILE


@pytest.fixture
def bank(key_file):
    return Business.objects.create(key="bank", name="Bank")


def fill(bank, count=5):
    for n in range(count):
        said = [{"at": minutes(n), "from": "user", "text": f"my mail is person{n}@mail.example"}]
        take(
            bank,
            {"id": f"c{n}", "contact": {"id": f"u{n}", "name": f"Vethra{n}"}, "messages": said},
        )


def command(*arguments):
    out = StringIO()
    call_command("keys", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def refused(*arguments):
    with pytest.raises(CommandError) as problem:
        command(*arguments)
    assert problem.value.returncode == 2
    return str(problem.value)


def names(key_file):
    return [MasterSecret.parse(line).fingerprint for line in key_file.read_text().split()]


def opened():
    """What every stored message was, opened by the keys at hand."""
    found = rows(
        """SELECT m.id, m.sealed, k.contact_id, k.business_id, k.master, k.wrapped
           FROM conversations_message m
           JOIN conversations_conversation c ON c.id = m.conversation_id
           JOIN privacy_contactkey k ON k.contact_id = c.contact_id
           ORDER BY m.id"""
    )
    return [
        MESSAGE.open(at_the_door(b, c, master, wrapped), m, sealed)
        for m, sealed, c, b, master, wrapped in found
    ]


def masters():
    return {row.master_id for table in (ContactKey, IndexKey) for row in table.objects.all()}


def test_the_first_start_makes_a_key_for_its_owner_alone(key_file):
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert MasterKey.objects.get().fingerprint == keystore.keyring().current == names(key_file)[0]
    keystore.open_store()
    assert len(names(key_file)) == 1


def test_rotating_wraps_every_key_anew_and_touches_no_message(bank, key_file):
    fill(bank)
    before, stored = opened(), list(Message.objects.order_by("id").values_list("sealed", flat=True))
    [old] = names(key_file)
    said = command("rotate")
    new, kept = names(key_file)
    assert kept == old
    assert masters() == {new}
    assert f"6 data keys are wrapped by {new}" in said
    assert list(Message.objects.order_by("id").values_list("sealed", flat=True)) == stored
    assert opened() == before
    assert key_file.stat().st_mode & 0o777 == 0o600
    take(bank, {"id": "again", "contact": {"id": "u1"}, "messages": []})
    assert len(ContactKey.objects.all()) == 5


def test_the_list_tells_which_is_current_and_which_may_go(bank, key_file):
    fill(bank)
    [old] = names(key_file)
    assert f"{old}  since" in command("list")
    command("rotate")
    lines = {line.split()[0]: line for line in command("list").splitlines()}
    assert "(current)" in lines[names(key_file)[0]]
    assert "wraps 6 data keys" in lines[names(key_file)[0]]
    assert "(old, may be retired)" in lines[old]


def test_retiring_needs_a_key_that_wraps_nothing(bank, key_file):
    fill(bank)
    [old] = names(key_file)
    assert "Run chatlinks keys rotate first" in refused("retire", old)
    command("rotate")
    assert "Run chatlinks keys rotate first" in refused("retire", names(key_file)[0])
    assert "There is no master key abc" in refused("retire", "abc")
    command("retire", old)
    assert old not in names(key_file)
    assert not MasterKey.objects.filter(fingerprint=old).exists()
    assert len(opened()) == 5
    keystore.open_store()


def test_the_current_key_is_not_retired_though_it_wraps_nothing(key_file):
    assert "is the current master key" in refused("retire", names(key_file)[0])


def test_a_server_that_runs_on_opens_and_wraps_by_the_new_key_at_once(bank, key_file):
    fill(bank)
    assert opened()  # the process has read its keys
    line = keys.new_line()
    kept = key_file.read_text()  # what `chatlinks keys rotate` does in another process
    keystore.adopt(keys.Keyring([line]))
    keys.replace_file(key_file, [line, *kept.split()])
    assert keystore.keyring().current == MasterSecret.parse(line).fingerprint
    _, row = new_vault(bank.pk, 1)
    assert row[2] == MasterSecret.parse(line).fingerprint
    assert len(opened()) == 5


def test_nothing_is_ever_wrapped_by_a_retired_key(bank, key_file, settings):
    """Another process, with the key in its environment, knows nothing of the rotation."""
    fill(bank)
    old = key_file.read_text().strip()
    command("rotate")
    command("retire", MasterSecret.parse(old).fingerprint)
    settings.MASTER_KEY, other = old, Business.objects.create(key="other", name="Other")
    with pytest.raises(IntegrityError), transaction.atomic():
        take_and_commit(other)


def take_and_commit(business):
    take(business, {"id": "x", "contact": {"id": "x"}, "messages": []})
    connection.check_constraints()  # as a commit does


def test_a_rotation_broken_off_goes_on_with_the_same_key(bank, key_file, monkeypatch):
    fill(bank)
    monkeypatch.setattr(rotation, "BATCH", 2)
    true, rounds = rotation.rewrap_some, []

    def breaks():
        if rounds:
            raise KeyboardInterrupt
        rounds.append(1)
        return true()

    monkeypatch.setattr(rotation, "rewrap_some", breaks)
    with pytest.raises(KeyboardInterrupt):
        command("rotate")
    assert len(masters()) == 2
    assert len(opened()) == 5
    monkeypatch.setattr(rotation, "rewrap_some", true)
    assert "Going on" in command("rotate")
    assert masters() == {names(key_file)[0]}
    assert len(names(key_file)) == 2
    command("rotate")  # and only the next one makes a new key
    assert len(names(key_file)) == 3


def test_new_prints_a_key_and_keeps_none(key_file):
    before = key_file.read_text()
    assert len(base64.b64decode(command("new"))) == 32
    assert key_file.read_text() == before


# What the start refuses


def start_problem():
    with pytest.raises(KeyProblem) as problem:
        keystore.open_store()
    return str(problem.value)


def test_a_missing_key_is_said_and_no_new_one_made(bank, key_file):
    fill(bank, 1)
    key_file.unlink()
    assert "The master key is missing" in start_problem()
    assert not key_file.exists()


def test_a_wrong_key_is_said(bank, key_file):
    fill(bank, 1)
    [old] = names(key_file)
    keys.replace_file(key_file, [keys.new_line()])
    assert old in start_problem()
    assert MasterKey.objects.count() == 1


@pytest.mark.parametrize(
    "text",
    [
        "not base64!",
        base64.b64encode(b"short").decode(),
        "é",
        f"!{base64.b64encode(bytes(32)).decode()}",
    ],
)
def test_what_is_no_key_is_said_without_repeating_it(key_file, text):
    key_file.write_text(text)
    problem = start_problem()
    assert "32 bytes in base64" in problem
    assert text not in problem


def test_a_key_that_still_wraps_something_may_not_be_missing(bank, key_file, monkeypatch):
    fill(bank)
    monkeypatch.setattr(rotation, "BATCH", 2)
    monkeypatch.setattr(rotation, "rewrap_some", lambda: 1 / 0)
    [old] = names(key_file)
    with pytest.raises(ZeroDivisionError):
        command("rotate")
    keys.replace_file(key_file, key_file.read_text().split()[:1])
    assert old in start_problem()


def test_a_key_that_wraps_nothing_may_be_missing(bank, key_file):
    fill(bank)
    command("rotate")
    keys.replace_file(key_file, key_file.read_text().split()[:1])
    keystore.open_store()
    assert len(opened()) == 5


def test_more_keys_than_needed_do_no_harm_and_the_first_wraps(bank, key_file):
    fill(bank, 2)
    old = key_file.read_text().strip()
    keys.replace_file(key_file, [keys.new_line(), old, keys.new_line()])
    keystore.open_store()
    fill(bank, 4)
    assert len(opened()) == 4
    assert masters() == set(names(key_file)[:2])


def test_a_key_file_that_cannot_be_read_is_said(key_file):
    key_file.unlink()
    key_file.mkdir()
    assert str(key_file) in start_problem()


def test_keys_from_the_environment(bank, key_file, settings):
    fill(bank)
    settings.MASTER_KEY = old = key_file.read_text().strip()
    key_file.unlink()
    keystore.open_store()
    assert len(opened()) == 5
    assert "rotate --given" in refused("rotate")
    settings.MASTER_KEY = f"{keys.new_line()}, {old}"
    command("rotate", "--given")
    assert masters() == {keystore.keyring().current}
    command("retire", MasterSecret.parse(old).fingerprint)
    settings.MASTER_KEY = settings.MASTER_KEY.split(",")[0]
    keystore.open_store()
    assert len(opened()) == 5
    assert not key_file.exists()


# A key service


@pytest.fixture
def elsewhere(key_file, settings, monkeypatch):
    key_file.unlink()
    MasterKey.objects.all().delete()
    settings.KEY_SERVICE = "tests.kit.servers.key_service:make"
    monkeypatch.setattr(key_service, "KEYS", {"v1": b"1" * 32})
    keystore.open_store()
    return Business.objects.create(key="bank", name="Bank")


def test_a_key_service_wraps_and_unwraps_and_its_keys_never_come_here(
    elsewhere, key_file, monkeypatch
):
    fill(elsewhere)
    assert masters() == {"v1"}
    assert len(opened()) == 5
    assert not key_file.exists()
    assert key_service.ASKED
    assert "new version there" in refused("rotate")
    key_service.KEYS["v2"] = b"2" * 32
    command("rotate", "--given")
    assert masters() == {"v2"}
    command("retire", "v1")
    del key_service.KEYS["v1"]
    assert len(opened()) == 5
    keystore.open_store()


def test_a_key_service_without_the_key_is_refused_at_the_start(elsewhere, monkeypatch):
    fill(elsewhere, 1)
    monkeypatch.setattr(key_service, "KEYS", {"v9": b"9" * 32})
    assert "v1" in start_problem()


def test_a_key_service_that_opens_with_another_key_is_refused_at_the_start(elsewhere, monkeypatch):
    fill(elsewhere, 1)
    monkeypatch.setattr(
        key_service.KeyService, "unwrap", lambda self, name, wrapped, context: b"something else"
    )
    assert "v1" in start_problem()


def test_a_key_service_that_is_not_there_is_said(elsewhere, settings):
    settings.KEY_SERVICE = "tests.kit.servers.key_service:nothing"
    assert "tests.kit.servers.key_service:nothing" in start_problem()
