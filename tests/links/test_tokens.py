"""What is kept of the tokens of links that open without signing in; links made before open too."""

import re
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection, transaction
from django.test import Client

from chatlinks.database.rows import execute, rows
from chatlinks.links import access, tokens
from chatlinks.links.models import ChatLink
from chatlinks.links.sharing import old_tokens
from chatlinks.privacy.business_vault import BusinessVault
from chatlinks.privacy.keys.keystore import SERVER
from chatlinks.privacy.models import IndexKey
from tests.kit.links import path_of

DOCUMENT = Path(__file__).parents[2] / "docs" / "sharing.md"
OLD_TOKEN = "an-old_one-of-24-letters"
IN_CLEAR = "UPDATE links_chatlink SET token = %s, token_hash = NULL, token_sealed = NULL"


@pytest.fixture
def link(cast):
    return ChatLink.for_anyone(cast.conversation, None, None)


@pytest.fixture
def old_link(link):
    """As a link was stored before."""
    execute(f"{IN_CLEAR} WHERE id = %s", [OLD_TOKEN, link.pk])
    return ChatLink.objects.get(pk=link.pk)


def dump(link):
    """All that the database holds of a link."""
    return rows("SELECT l::text FROM links_chatlink l WHERE id = %s", [link.pk])[0][0]


def test_a_thief_of_the_database_holds_no_token(link):
    stored = dump(link)
    assert link.token not in stored
    assert link.token.encode().hex() not in stored
    for kept in re.findall(r"[0-9a-zA-Z_-]{24,}", stored):
        assert Client().get(f"/c/{kept}").status_code == 404


def test_the_hash_is_no_plain_one_so_no_key_means_no_look_up(link):
    before = tokens.new_hash(link.token)
    IndexKey.objects.filter(business_id=SERVER).delete()
    assert tokens.new_hash(link.token) != before


def test_it_opens_and_is_copied_again(cast, link, sign_in):
    assert Client().get(path_of(link)).status_code == 200
    panel = f"{path_of(cast.members_link)}/share"
    assert link.token in sign_in("agent").get(panel).text


def test_a_sealed_copy_moved_to_another_link_or_business_does_not_open(cast, link):
    other = ChatLink.for_anyone(cast.conversation, None, None)
    for business_id, link_id in ((cast.acme.pk, other.pk), (cast.rival_business.pk, link.pk)):
        with pytest.raises(InvalidTag):
            tokens.open_each(business_id, {link_id: link.token_sealed})


def test_a_text_is_sealed_for_its_business_alone(cast):
    vault = BusinessVault(cast.acme.pk)
    sealed = vault.seal("row:1", "ümlaut")
    assert vault.open("row:1", sealed) == "ümlaut"
    with pytest.raises(InvalidTag):
        BusinessVault(cast.rival_business.pk).open("row:1", sealed)


@pytest.mark.parametrize("hidden", [False, True])
def test_a_link_made_before_opens_and_is_copied_again(cast, old_link, sign_in, hidden):
    if hidden:
        old_tokens.hide(lambda: False)
        assert OLD_TOKEN not in dump(old_link)
    assert Client().get(f"/c/{OLD_TOKEN}").status_code == 200
    panel = f"{path_of(cast.members_link)}/share"
    assert f"/c/{OLD_TOKEN}" in sign_in("agent").get(panel).text


def test_hiding_that_is_cut_off_goes_on_and_touches_no_members_link(cast, old_link, monkeypatch):
    members = cast.members_link.members_token
    later = ChatLink.for_anyone(cast.conversation, None, None)
    execute(f"{IN_CLEAR} WHERE id = %s", [OLD_TOKEN[::-1], later.pk])
    monkeypatch.setattr(old_tokens, "PORTION", 1)
    assert old_tokens.hide_some() == 1
    with pytest.raises(RuntimeError), transaction.atomic():
        old_tokens.hide_some()
        raise RuntimeError
    assert OLD_TOKEN[::-1] in dump(later)
    old_tokens.hide(lambda: False)
    assert old_tokens.hide_some() == 0
    assert OLD_TOKEN[::-1] not in dump(later)
    assert cast.members_link.members_token == members


def test_it_is_told_by_its_prefix_and_found_by_the_pattern_of_the_document(cast, link):
    pattern = re.compile(re.search(r"^\\bcl_\S+$", DOCUMENT.read_text(), re.M)[0])
    for _ in range(100):
        token = tokens.new_secret_token()
        assert pattern.search(f"see https://chat.example/c/{token}.")[0] == token
    assert pattern.search(link.token)
    assert not pattern.search(cast.members_link.token)


def test_an_opening_takes_one_look_up_by_whatever_link(cast, link):
    Client().get(path_of(link))  # the key is kept from now on
    for token in (link.token, cast.members_link.token):
        with connection.execute_wrapper(no_statement_by_orm):
            assert access.access_by(token, None) is not None


def no_statement_by_orm(execute, sql, params, many, context):
    assert "privacy_indexkey" not in sql
    return execute(sql, params, many, context)


def test_a_key_that_was_changed_beneath_a_running_server_is_read_anew(cast, link):
    Client().get(path_of(link))
    IndexKey.objects.filter(business_id=SERVER).delete()
    later = ChatLink.for_anyone(cast.conversation, None, None)
    assert Client().get(path_of(later)).status_code == 200
    assert Client().get(path_of(link)).status_code == 404
