"""The keys beside the database, and the record of every unsealing."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from chatlinks.privacy import keys, sealing
from chatlinks.privacy.keys import KeyProblem, keystore
from chatlinks.privacy.models import ContactKey, IndexKey, MasterKey, Unsealing
from tests.kit.cast import SECRETS
from tests.kit.reading import held


@pytest.fixture
def key_file(tmp_path, settings):
    """Where the key file will be; there is none yet."""
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", tmp_path / "keys" / "master.key"
    return settings.MASTER_KEY_FILE


def start():
    """What a start of the server does about keys."""
    keystore.open_store()


@pytest.fixture
def empty(db):
    """A database that was never started."""
    MasterKey.objects.all().delete()
    IndexKey.objects.all().delete()


def test_the_first_start_makes_the_key(empty, key_file):
    start()
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert MasterKey.objects.get().fingerprint == keystore.keyring().current


def test_the_next_start_uses_the_same(empty, key_file):
    start()
    before = key_file.read_text()
    start()
    assert key_file.read_text() == before
    assert MasterKey.objects.count() == 1


def test_a_missing_key_is_told_and_no_new_one_is_made(empty, key_file):
    start()
    key_file.unlink()
    with pytest.raises(KeyProblem, match=r"missing.*Put its key file back"):
        start()
    assert not key_file.exists()


def test_a_database_with_users_and_no_key_gets_no_new_one(cast, key_file):
    """As after restoring the data without the keys."""
    for table in (ContactKey, IndexKey, MasterKey):
        table.objects.all().delete()
    with pytest.raises(KeyProblem, match=r"holds users and no key.*Restore the key backup"):
        start()
    assert not key_file.exists()
    assert not MasterKey.objects.exists()


def test_who_has_lost_all_keys_for_good_may_go_on_with_new_ones(cast, key_file):
    for table in (ContactKey, IndexKey, MasterKey):
        table.objects.all().delete()
    call_command("keys", "anew", stdout=StringIO())
    start()
    assert MasterKey.objects.get().fingerprint == keystore.keyring().current


def test_a_wrong_key_is_told_and_nothing_is_changed(empty, key_file):
    start()
    before = list(MasterKey.objects.values())
    key_file.write_text(keys.new_line())
    with pytest.raises(KeyProblem, match=r"Wrong master key.*Nothing was changed"):
        start()
    assert list(MasterKey.objects.values()) == before


def test_garbage_in_the_key_file_is_told(empty, key_file):
    start()
    key_file.write_text("garbage\n")
    with pytest.raises(KeyProblem, match="base64"):
        start()


def test_an_emptied_key_file_is_a_missing_key(empty, key_file):
    start()
    key_file.write_text("\n")
    with pytest.raises(KeyProblem, match="missing"):
        start()
    assert key_file.read_text() == "\n"


def test_a_new_key_in_front_of_the_old_one_opens_all_that_there_is(empty, key_file):
    start()
    first = keystore.index_key(1)
    key_file.write_text(keys.new_line() + "\n" + key_file.read_text())
    start()
    assert keystore.index_key(1) == first


def test_a_new_key_alone_does_not_pass_while_anything_is_wrapped_by_the_old(empty, key_file):
    start()
    keystore.index_key(1)
    key_file.write_text(keys.new_line())
    with pytest.raises(KeyProblem, match="Wrong master key"):
        start()


def test_the_database_holds_no_master_key(empty, key_file):
    start()
    [row] = MasterKey.objects.values()
    [line] = keys.read("", key_file)
    assert keys.MasterSecret.parse(line).key not in bytes(row["check_value"])
    assert line not in str(row)


def test_two_businesses_have_index_keys_of_their_own(empty, key_file):
    start()
    assert keystore.index_key(1) != keystore.index_key(2)
    assert keystore.index_key(1) == keystore.index_key(1)


def test_index_keys_of_many_businesses_are_read_at_once_and_none_is_made(
    empty, key_file, django_assert_num_queries
):
    start()
    keys_ = {number: keystore.index_key(number) for number in (1, 2)}
    with django_assert_num_queries(1):
        assert keystore.index_keys([1, 2, 3]) == keys_


# What is opened is recorded.

OPENINGS = {
    "": "opened the chat link",
    "/all": "opened the chat link",
    "/transcript.txt": "exported the conversation",
    "?fragment=1": "read on in the chat link",
}


@pytest.mark.parametrize(("business", "contact"), [(1, 8), (2, 7)])
def test_a_wrapped_key_opens_for_its_own_contact_and_business_only(
    empty, key_file, business, contact
):
    start()
    _, (_, _, master, wrapped) = sealing.new_vault(1, 7)
    assert sealing.at_the_door(1, 7, master, wrapped)
    with pytest.raises(KeyProblem):
        sealing.at_the_door(business, contact, master, wrapped)


@pytest.mark.parametrize(("way", "why"), OPENINGS.items())
def test_every_unsealing_says_who_what_why_and_when(cast, sign_in, way, why):
    before, person = timezone.now(), cast.people["agent_permitted"]
    sign_in("agent_permitted").get(f"/c/{cast.members_link.token}{way}")
    [made] = Unsealing.objects.all()
    assert (made.person, made.why, made.business_id) == (person, why, cast.acme.id)
    assert (made.contact_id, made.conversation_id) == (
        cast.conversation.contact_id,
        cast.conversation.id,
    )
    assert made.at <= timezone.now()
    assert (made.at - before).total_seconds() > -60


def test_a_search_in_clear_is_an_unsealing_of_its_own(cast, sign_in):
    sign_in("agent_permitted").get(f"/c/{cast.members_link.token}?q=Priya")
    assert sorted(Unsealing.objects.values_list("why", flat=True)) == [
        "opened the chat link",
        "searched in the chat link",
    ]


@pytest.fixture
def shared(cast, client):
    """The token of a link for anyone, once the server knows by what to look such links up."""
    token = cast.anyone_link().token
    client.head(f"/c/{token}")
    return token


@pytest.fixture
def no_keys(shared, monkeypatch):
    """Whoever asks for a key from now on fails."""

    def refuse(*arguments):
        raise AssertionError("a key was touched")

    monkeypatch.setattr(keys.Keyring, "unwrap", refuse)
    monkeypatch.setattr(keys, "decrypt", refuse)


MASKED_WAYS = ["", "/all", "?fragment=1", "/transcript.txt", "?q=card", "?at=1", "?from=3&to=5"]


@pytest.mark.parametrize("way", MASKED_WAYS)
@pytest.mark.parametrize("name", ["agent", "analyst_permitted", "lead_analyst_permitted", None])
def test_a_masked_page_touches_no_key(cast, sign_in, shared, no_keys, name, way):
    token = shared if name is None else cast.members_link.token
    page = sign_in(name).get(f"/c/{token}{way}", follow=True)
    assert page.status_code == 200
    assert "******" in page.text or way == "?q=card"
    assert not Unsealing.objects.exists()


def test_who_may_see_details_touches_no_key_while_looking_as_others_do(cast, sign_in, no_keys):
    page = sign_in("agent_permitted").get(f"/c/{cast.members_link.token}?as=others")
    assert page.status_code == 200
    assert held(page, ["Priya"]) == []
    assert not Unsealing.objects.exists()


@pytest.mark.parametrize("path", ["/", "/?q=card", "/?q=Priya", "/?who=me&state=completed"])
def test_the_list_touches_no_key_whoever_looks(cast, sign_in, no_keys, path):
    page = sign_in("admin_permitted").get(path)
    assert page.status_code == 200
    assert held(page, ["Venkataraman"]) == []


def test_a_contact_whose_key_is_gone_stays_masked_for_everyone(cast, sign_in):
    ContactKey.objects.all().delete()
    page = sign_in("admin_permitted").get(f"/c/{cast.members_link.token}")
    assert page.status_code == 200
    assert held(page, ["Priya", "98765"]) == []
    assert "gone for good" in page.text


def test_a_page_whose_key_was_altered_is_masked_and_records_no_opening(cast, sign_in):
    ContactKey.objects.update(wrapped=b"\0" * 60)
    client = sign_in("agent_permitted")
    client.raise_request_exception = False
    before = Unsealing.objects.count()
    page = client.get(f"/c/{cast.members_link.token}")
    assert page.status_code == 200
    assert held(page, SECRETS) == []
    assert Unsealing.objects.count() == before
