"""Signing in and one's own account: what allauth brings along, and who gets what of it."""

import pytest

from tests.cast import SECRETS
from tests.matrix.routes import ALLAUTH, address
from tests.matrix.test_matrix import census
from tests.reading import held


@pytest.mark.parametrize(("name", "signed_out", "signed_in"), [(name, *both) for name, both in ALLAUTH.items()])
def test_each_gets_what_the_table_says(cast, sign_in, name, signed_out, signed_in):
    before = census()
    for who, wanted in {
        None: signed_out,
        "neither": signed_in,
        "admin_permitted": signed_in,
        "owner": signed_in,
    }.items():
        response = sign_in(who).get(address(name))
        assert response.status_code == wanted, who
        assert held(response, SECRETS) == []
        if who is None and wanted == 302:
            assert response.headers["Location"].startswith("/accounts/login/")
    assert census() == before


def test_nobody_signs_up_by_himself(cast, sign_in):
    before = census()
    form = {"email": "new@acme.example", "password1": "a new password", "password2": "a new password"}
    sign_in(None).post("/accounts/signup/", form)
    assert census() == before


def test_asking_for_a_new_password_does_not_tell_who_is_here(cast, sign_in):
    known = sign_in(None).post("/accounts/password/reset/", {"email": "agent@acme.example"})
    unknown = sign_in(None).post("/accounts/password/reset/", {"email": "nowhere@acme.example"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])


def test_who_signs_in_for_a_link_lands_on_it(cast, sign_in):
    client = sign_in(None)
    asked = client.get(f"/c/{cast.members_link.token}?at=5")
    form = {"login": "agent@acme.example", "password": "a password of the cast"}
    assert client.post(asked.headers["Location"], form).headers["Location"] == f"/c/{cast.members_link.token}?at=5"


def test_who_signs_in_is_not_led_to_another_host(cast, sign_in):
    form = {"login": "agent@acme.example", "password": "a password of the cast"}
    assert sign_in(None).post("/accounts/login/?next=https://evil.example/", form).headers["Location"] == "/"


def test_five_wrong_passwords_lock_the_account_for_a_while(cast, sign_in):
    client = sign_in(None)
    for _ in range(5):
        client.post("/accounts/login/", {"login": "agent@acme.example", "password": "wrong"})
    right = client.post("/accounts/login/", {"login": "agent@acme.example", "password": "a password of the cast"})
    assert right.status_code != 302
    assert "_auth_user_id" not in client.session


def test_a_former_members_old_session_shows_nothing_of_the_business(cast, sign_in):
    assert held(sign_in("former").get("/"), ["Acme", *SECRETS]) == []
