"""What the privacy pages put out beside their pages: notices, cookies, logs, jobs, tables.

None of it holds a value.
"""

import hashlib
import logging

import pytest

from chatlinks.conversations.models import Mark
from chatlinks.database.rows import rows
from chatlinks.workspaces.models import EntityType
from tests.kit.cast import PRIYA, SECRETS
from tests.kit.links import path_of
from tests.kit.reading import held, words_in
from tests.kit.watching.census import TABLES
from tests.kit.watching.stored import texts_of

PASTED = "Call Zorgov Blattnik on 4012 8888 8888 1881 or zorgov@mail.example, PAN QWEPT1234Z"
TYPED = ["zorgov", "blattnik", "4012 8888", "4012888888881881", "qwept1234z"]
DUMPED = sorted({*TABLES, "django_session", "procrastinate_jobs", "django_admin_log"})


def dump():
    """Every row of every table, session data and jobs too."""
    return "\n".join(map(texts_of, DUMPED)).lower()


TRIED_OUT = [
    {"text": PASTED},
    {"text": PASTED, "expression": "Zorg", "name": "x"},
    {"text": PASTED, "expression": "(", "name": "x"},
    {"text": PASTED * 1000},
]
PATTERNS = [
    {"text": PASTED, "name": "x", "expression": r"QX-\d+"},
    {"text": PASTED, "name": "", "expression": "("},
]


def test_a_text_tried_out_is_neither_stored_nor_logged(cast, sign_in, caplog):
    client = sign_in("admin")
    with caplog.at_level(logging.DEBUG):
        for form in TRIED_OUT:
            answer = client.post("/masking/acme", form)
            assert answer.status_code == 200
        for form in PATTERNS:
            client.post("/masking/acme/patterns", form, follow=True)
    assert "no-store" in answer.headers["Cache-Control"]
    beside = caplog.text + str(client.cookies) + str(answer.headers)
    assert words_in(dump() + beside, TYPED) == []
    assert held(client.get("/masking/acme"), TYPED) == []


def test_the_masking_page_shows_what_each_rule_found_and_why(cast, sign_in):
    client = sign_in("admin")
    ours = {
        "text": PASTED,
        "expression": "Zorg",
        "name": "our names",
    }
    page = client.post("/masking/acme", ours).text
    assert '<mark title="our names">Zorg' in page
    assert "Luhn" in page or "checksum" in page.lower()
    script = {"text": "<script>alert(1)</script> 4012 8888 8888 1881"}
    assert "<script>alert" not in client.post("/masking/acme", script).text


@pytest.mark.parametrize("way", ["", "?expression=("])
def test_the_masking_page_holds_nothing_of_any_conversation(cast, sign_in, way):
    page = sign_in("admin").get(f"/masking/acme{way}")
    assert held(page, [*SECRETS, "lotus", "chennai"]) == []


def all_that_can_be_done(cast):
    """(path, form), but for undoing and forgetting, which come last."""
    link = path_of(cast.members_link)
    city = EntityType.objects.get(business=cast.acme, name="city")
    return [
        (f"{link}/marks", {"passage": "Lotus Garden"}),
        (f"{link}/marks", {"passage": "Priya Venkataraman", "scope": "message"}),
        (f"{link}/marks", {"passage": "Zorgov Blattnik"}),
        ("/find-user", {"user": PRIYA["email"]}),
        ("/find-user", {"user": "zorgov@mail.example"}),
        (f"/masking/acme/entities/{city.pk}", {"personal": "1"}),
        ("/masking/acme/profile", {"profile": "balanced", "sure": "1"}),
        (f"{link}/user.json", {}),
    ]


def test_notices_cookies_logs_and_jobs_after_everything_that_can_be_done(
    cast, sign_in, caplog, django_capture_on_commit_callbacks
):
    client, link = sign_in("admin_permitted"), path_of(cast.members_link)
    jar = []
    with caplog.at_level(logging.DEBUG), django_capture_on_commit_callbacks(execute=True):
        for path, form in all_that_can_be_done(cast):
            answer = client.post(path, form)
            jar += [answer.cookies, client.cookies, answer.headers.get("Location", "")]
            jar = [str(each) for each in jar]
        client.post(f"{link}/marks/{Mark.objects.first().pk}/undo")
        jar.append(str(client.cookies))
        asked = client.get(f"{link}/forget")
        assert held(asked, [*SECRETS, "lotus"]) == []
        client.post(f"{link}/forget")
        jar.append(str(client.cookies))
    [(jobs,)] = rows("SELECT count(*) FROM procrastinate_jobs")
    assert jobs >= 1
    for text in ("\n".join(jar), caplog.text, dump()):
        assert words_in(text, [*SECRETS, *TYPED]) == []


def test_a_full_dump_holds_nothing_in_clear_nor_a_plain_hash_of_it(cast):
    everything = dump()
    assert words_in(everything, SECRETS) == []
    for value in ("9876543210", "priya.venkat@mailbox.example", "+919876543210"):
        for algorithm in ("md5", "sha1", "sha256", "blake2b"):
            hashed = hashlib.new(algorithm, value.encode()).hexdigest()
            assert hashed[:32] not in everything
