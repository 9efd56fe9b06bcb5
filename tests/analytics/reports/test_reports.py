"""Large CSVs: made in the background, told of by mail, given to nobody but the person who asked for them."""

import csv
import gzip
import io
import logging
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from chatlinks.analytics.models import Report
from chatlinks.analytics.reports import csv_export, reports
from chatlinks.conversations.remasking import marks
from chatlinks.database.rows import rows
from tests.analytics.views.test_messages import MARCH
from tests.kit.cast import PRIYA, SECRETS, conversation, take
from tests.kit.mail import Post
from tests.kit.reading import held

QUERY = f"business=acme&{MARCH}&by=user"


@pytest.fixture(autouse=True)
def nobody_listens(monkeypatch):
    """A listener's connection would outlive its test."""
    monkeypatch.setattr("chatlinks.web.live.hub.start", lambda: None)


@pytest.fixture
def post(settings):
    """A real SMTP server, and Django told to use it."""
    with Post() as post:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.port
        yield post


def ask(client, query=QUERY, page="messages", business="acme"):
    return client.post(
        "/analytics/reports/ask", {"business": business, "page": page, "query": query}
    )


@pytest.fixture
def ready(cast, sign_in):
    """A report that the analyst asked for and that was made."""
    ask(sign_in("analyst"))
    report = Report.objects.get()
    assert reports.make(report.pk)
    return report


def content(response):
    return list(csv.reader(io.StringIO(gzip.decompress(response.content).decode()[1:])))


def jobs():
    return list(
        ProcrastinateJob.objects.filter(task_name__in=["make_report", "mail_report"]).values_list(
            "task_name", "args"
        )
    )


def test_asking_queues_a_job_that_knows_only_a_number(cast, sign_in):
    response = ask(sign_in("analyst"))
    report = Report.objects.get()
    assert response.headers["Location"] == "/analytics/reports?business=acme"
    assert (report.person, report.business, report.state, report.total) == (
        cast.people["analyst"],
        cast.acme,
        "waiting",
        4,
    )
    assert jobs() == [("make_report", {"report_id": report.pk})]


def test_what_was_made_is_what_the_page_shows(sign_in, ready):
    response = sign_in("analyst").get(f"/analytics/reports/{ready.pk}")
    assert response.headers["Content-Type"] == "application/gzip"
    _head, *rest = content(response)
    assert (len(rest), rest[0][0]) == (4, "I m only doing chat with you")
    ready.refresh_from_db()
    assert (ready.state, ready.rows, ready.total) == ("ready", 4, 4)


def test_nothing_personal_is_in_the_file(sign_in, ready):
    response = sign_in("analyst").get(f"/analytics/reports/{ready.pk}")
    text = gzip.decompress(response.content).decode().lower()
    assert [each for each in SECRETS if each.lower() in text] == []
    assert held(response, SECRETS) == []


def test_how_far_it_is_shows_while_it_is_made(cast, sign_in, monkeypatch):
    monkeypatch.setattr(csv_export, "BATCH", 2)
    ask(sign_in("analyst"))
    report, seen = Report.objects.get(), []

    def advance(report, _advance=reports.advance, **fields):
        done = _advance(report, **fields)
        seen.append((fields.get("state"), Report.objects.get(pk=report.pk).rows))
        return done

    monkeypatch.setattr(reports, "advance", advance)
    assert reports.make(report.pk)
    assert [done for _, done in seen] == [0, 0, 2, 4, 4]


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("waiting", "Waiting"),
        ("running", "Being made"),
        ("failed", "Couldn’t be made"),
        ("ready", "Ready"),
    ],
)
def test_the_list_says_how_each_report_is(sign_in, ready, state, says):
    Report.objects.update(state=state)
    for way in ("", "&fragment=1"):
        text = sign_in("analyst").get(f"/analytics/reports?business=acme{way}").text
        assert says in text
        assert ("Download" in text) == (state == "ready")


def test_a_mail_with_the_link_and_nothing_else_arrives(ready, post):
    reports.tell(ready.pk)
    [mail] = post.received
    assert mail["To"] == "analyst@acme.example"
    assert mail["From"] == django_settings.DEFAULT_FROM_EMAIL
    assert mail["Subject"] == "Your CSV of Messages lies ready"
    text = mail.get_content().replace("\r\n", "\n")
    assert f"http://127.0.0.1:8000/analytics/reports/{ready.pk}\n" in text
    assert "4 rows" in text
    assert not mail.is_multipart()
    assert [
        each
        for each in [*SECRETS, "only doing chat", "by=user", "since="]
        if each.lower() in text.lower()
    ] == []


def test_a_mail_that_cannot_be_sent_fails_its_job_and_tells_the_log_no_address(ready, post, caplog):
    post.refuses = True
    with caplog.at_level(logging.DEBUG, "chatlinks"), pytest.raises(Exception, match="451"):
        reports.tell(ready.pk)
    assert "could not be sent" in caplog.text
    assert "analyst@" not in caplog.text
    post.refuses = False
    reports.tell(ready.pk)
    assert len(post.received) == 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_it_and_mails_it(sign_in, cast, post):
    from procrastinate.contrib.django import app

    ask(sign_in("analyst"))
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    assert Report.objects.get().state == "ready"
    assert [mail["To"] for mail in post.received] == ["analyst@acme.example"]
    rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


# ── Whose it is ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name", ["admin_permitted", "lead_both_permitted", "agent", "neither", "rival", "owner"]
)
def test_nobody_else_gets_it(sign_in, ready, name):
    client = sign_in(name)
    assert client.get(f"/analytics/reports/{ready.pk}").status_code == 404
    assert client.post(f"/analytics/reports/{ready.pk}/delete").status_code == 404
    assert f"/analytics/reports/{ready.pk}" not in client.get("/analytics/reports").text
    assert Report.objects.count() == 1


@pytest.mark.parametrize("field", ["intelligent_analytics", "active"])
def test_who_lost_the_access_gets_it_no_more(cast, sign_in, ready, post, field):
    member = cast.membership("analyst")
    setattr(member, field, False)
    member.save()
    assert sign_in("analyst").get(f"/analytics/reports/{ready.pk}").status_code == 403
    reports.tell(ready.pk)
    assert post.received == []


def test_who_lost_the_access_meanwhile_has_nothing_made(cast, sign_in):
    ask(sign_in("analyst"))
    cast.membership("analyst").delete()
    report = Report.objects.get()
    assert not reports.make(report.pk)
    report.refresh_from_db()
    assert (report.state, report.content) == ("failed", None)


def test_who_may_not_sign_in_any_more_gets_no_mail(cast, ready, post):
    cast.people["analyst"].is_active = False
    cast.people["analyst"].save()
    reports.tell(ready.pk)
    assert post.received == []


def test_a_report_of_another_business_cannot_be_asked_for(cast, sign_in):
    take(cast.rival_business, conversation(id="theirs"))
    assert ask(sign_in("analyst"), business="rival").status_code == 404
    ask(sign_in("analyst"), query="business=rival&since=2026-03-01&until=2026-03-31")
    report = Report.objects.get()
    assert report.business == cast.acme
    assert report.total == 10


# ── What was hidden since ───────────────────────────────────────────────────────────────────────────────────────────


def by_rules(cast):
    cast.acme.change_rules("a new pattern")


def by_hand(cast):
    marks.mark(
        cast.conversation,
        "only doing chat",
        message_id=None,
        everywhere=True,
        by=cast.people["admin"].pk,
    )


def learned_late(cast):
    """Their user's name turns out to be what they said long before."""
    take(cast.acme, conversation(id="acme-2", contact={**PRIYA, "name": "Only Doing"}, messages=[], events=[], entities=[], reviews=[]))  # fmt: skip


def stored():
    """What a thief of the database would read of the reports."""
    return "".join(
        gzip.decompress(each.content).decode() for each in Report.objects.exclude(content=None)
    )


def test_a_report_lies_in_the_database_no_longer_than_what_it_shows_may_be_seen(
    cast, sign_in, ready
):
    assert "only doing chat" in stored()
    learned_late(cast)
    assert "only doing" not in stored()
    assert sign_in("analyst").get(f"/analytics/reports/{ready.pk}").status_code == 410


def test_what_is_learned_while_a_report_is_written_is_not_in_it(cast, sign_in, monkeypatch):
    ask(sign_in("analyst"))
    written = csv_export.written
    monkeypatch.setattr(
        csv_export, "written", lambda lines: (learned_late(cast), written(lines))[1]
    )
    reports.make(Report.objects.get().pk)
    assert "only doing" not in stored()


def test_a_report_of_other_days_stays_when_something_is_learned(cast, sign_in):
    ask(sign_in("analyst"), query="business=acme&since=2026-01-01&until=2026-01-31")
    assert reports.make(Report.objects.get().pk)
    learned_late(cast)
    assert (
        sign_in("analyst").get(f"/analytics/reports/{Report.objects.get().pk}").status_code == 200
    )


@pytest.mark.parametrize("hide", [by_rules, by_hand, learned_late])
def test_a_report_older_than_what_is_hidden_is_not_given_out(cast, sign_in, ready, hide):
    hide(cast)
    client = sign_in("analyst")
    response = client.get(f"/analytics/reports/{ready.pk}")
    assert response.status_code == 410
    assert held(response, ["only doing chat"]) == []
    assert "Out of date" in client.get("/analytics/reports").text


# ── Bounds ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_too_many_rows_fail_and_say_so(sign_in, cast, monkeypatch):
    monkeypatch.setattr(reports, "MOST", 3)
    ask(sign_in("analyst"))
    report = Report.objects.get()
    assert not reports.make(report.pk)
    assert (
        "More than 3 rows; choose fewer days" in sign_in("analyst").get("/analytics/reports").text
    )


def test_a_report_deleted_while_it_is_made_ends(sign_in, cast, monkeypatch):
    ask(sign_in("analyst"))
    report = Report.objects.get()
    monkeypatch.setattr(reports, "may_have", lambda report: Report.objects.all().delete())
    assert not reports.make(report.pk)


def test_only_so_many_at_once(sign_in, cast):
    client = sign_in("analyst")
    for _ in range(reports.AT_ONCE + 1):
        response = ask(client)
    assert Report.objects.count() == reports.AT_ONCE
    assert "are being made already" in client.get(response.headers["Location"]).text


@pytest.mark.parametrize(
    ("page", "query"), [("nothing", ""), ("messages", "x" * 5000), ("messages", "q=\0")]
)
def test_what_makes_no_sense_is_not_asked_for(sign_in, cast, page, query):
    assert ask(sign_in("analyst"), query, page).status_code == 400
    assert not Report.objects.exists()


def test_reports_are_deleted_by_their_owner_and_after_a_week(sign_in, ready):
    sign_in("analyst").post(f"/analytics/reports/{ready.pk}/delete")
    assert not Report.objects.exists()
    ask(sign_in("analyst"))
    assert reports.clear() == 0
    Report.objects.update(asked_at=timezone.now() - reports.KEPT - timedelta(minutes=1))
    assert reports.clear() == 1
