"""What the privacy pages put out beside their pages: notices, cookies, logs, jobs, tables. None of it holds a value."""

import logging

import pytest

from chatlinks.conversations.models import Mark
from chatlinks.database.rows import rows
from chatlinks.workspaces.models import EntityType
from tests.kit.cast import PRIYA, SECRETS
from tests.kit.reading import held
from tests.matrix.test_matrix import TABLES

PASTED = "Call Zorgov Blattnik on 4012 8888 8888 1881 or zorgov@mail.example, PAN QWEPT1234Z"
TYPED = ["zorgov", "blattnik", "4012 8888", "4012888888881881", "qwept1234z"]


def dump():
    """Every row of every table, session data and jobs too."""
    tables = {*TABLES, "django_session", "procrastinate_jobs", "django_admin_log"}
    return "\n".join(
        str(rows(f"SELECT string_agg(t::text, '\n') FROM {table} t")) for table in sorted(tables)
    ).lower()


def found_in(text, words):
    return [word for word in words if word.lower() in text.lower()]


def test_a_text_tried_out_is_neither_stored_nor_logged(cast, sign_in, caplog):
    client = sign_in("admin")
    with caplog.at_level(logging.DEBUG):
        for form in (
            {"text": PASTED},
            {"text": PASTED, "expression": "Zorg", "name": "x"},
            {"text": PASTED, "expression": "(", "name": "x"},
            {"text": PASTED * 1000},
        ):
            answer = client.post("/masking/acme", form)
            assert answer.status_code == 200
        client.post(
            "/masking/acme/patterns",
            {"text": PASTED, "name": "x", "expression": r"QX-\d+"},
            follow=True,
        )
        client.post("/masking/acme/patterns", {"text": PASTED, "name": "", "expression": "("})
    assert "no-store" in answer.headers["Cache-Control"]
    assert found_in(dump() + caplog.text + str(client.cookies) + str(answer.headers), TYPED) == []
    assert held(client.get("/masking/acme"), TYPED) == []


def test_the_masking_page_shows_what_each_rule_found_and_why(cast, sign_in):
    page = (
        sign_in("admin")
        .post("/masking/acme", {"text": PASTED, "expression": "Zorg", "name": "our names"})
        .text
    )
    assert '<mark title="our names">Zorg</mark>' in page
    assert "Luhn" in page or "checksum" in page.lower()
    script = (
        sign_in("admin")
        .post("/masking/acme", {"text": "<script>alert(1)</script> 4012 8888 8888 1881"})
        .text
    )
    assert "<script>alert" not in script


@pytest.mark.parametrize("way", ["", "?expression=("])
def test_the_masking_page_holds_nothing_of_any_conversation(cast, sign_in, way):
    assert held(sign_in("admin").get(f"/masking/acme{way}"), [*SECRETS, "lotus", "chennai"]) == []


def test_notices_cookies_logs_and_jobs_after_everything_that_can_be_done(
    cast, sign_in, caplog, django_capture_on_commit_callbacks
):
    client, link = sign_in("admin_permitted"), f"/c/{cast.members_link.token}"
    city = EntityType.objects.get(business=cast.acme, name="city")
    jar = []
    with caplog.at_level(logging.DEBUG), django_capture_on_commit_callbacks(execute=True):
        for path, form in [
            (f"{link}/marks", {"passage": "Lotus Garden"}),
            (f"{link}/marks", {"passage": "Priya Venkataraman", "scope": "message"}),
            (f"{link}/marks", {"passage": "Zorgov Blattnik"}),
            ("/find-user", {"user": PRIYA["email"]}),
            ("/find-user", {"user": "zorgov@mail.example"}),
            (f"/masking/acme/entities/{city.pk}", {"personal": "1"}),
            ("/masking/acme/profile", {"profile": "balanced"}),
            (f"{link}/user.json", {}),
        ]:
            answer = client.post(path, form)
            jar.append(
                str(answer.cookies) + str(client.cookies) + answer.headers.get("Location", "")
            )
        client.post(f"{link}/marks/{Mark.objects.first().pk}/undo")
        jar.append(str(client.cookies))
        asked = client.get(f"{link}/forget")
        assert held(asked, [*SECRETS, "lotus"]) == []
        client.post(f"{link}/forget")
        jar.append(str(client.cookies))
    assert rows("SELECT count(*) FROM procrastinate_jobs")[0][0] >= 1
    assert found_in("\n".join(jar), [*SECRETS, *TYPED]) == []
    assert found_in(caplog.text, [*SECRETS, *TYPED]) == []
    assert found_in(dump(), [*SECRETS, *TYPED]) == []


def test_a_full_dump_holds_nothing_in_clear_nor_a_plain_hash_of_it(cast):
    import hashlib

    everything = dump()
    assert found_in(everything, SECRETS) == []
    for value in ("9876543210", "priya.venkat@mailbox.example", "+919876543210"):
        for algorithm in ("md5", "sha1", "sha256", "blake2b"):
            assert hashlib.new(algorithm, value.encode()).hexdigest()[:32] not in everything
