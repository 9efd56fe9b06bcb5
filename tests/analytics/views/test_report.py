"""A report is given to its owner alone, and only while nothing of it was hidden since."""

import csv
import gzip
import io

import pytest

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import csv_export, report_mail, reports
from chatlinks.conversations.remasking import marks
from tests.kit.acting.analysis import ask_report
from tests.kit.cast import PRIYA, SECRETS, conversation, take
from tests.kit.reading import held


def content(response):
    return list(csv.reader(io.StringIO(gzip.decompress(response.content).decode()[1:])))


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


@pytest.mark.parametrize(
    "name", ["admin_permitted", "lead_both_permitted", "agent", "neither", "rival", "owner"]
)
def test_nobody_else_gets_it(sign_in, ready, name):
    client = sign_in(name)
    assert client.get(f"/analytics/reports/{ready.pk}").status_code == 404
    assert client.post(f"/analytics/reports/{ready.pk}/delete").status_code == 404
    assert f"/analytics/reports/{ready.pk}" not in client.get("/analytics/reports").text
    assert CsvReport.objects.count() == 1


@pytest.mark.parametrize("field", ["intelligent_analytics", "active"])
def test_who_lost_the_access_gets_it_no_more(cast, sign_in, ready, post, field):
    member = cast.membership("analyst")
    setattr(member, field, False)
    member.save()
    assert sign_in("analyst").get(f"/analytics/reports/{ready.pk}").status_code == 403
    report_mail.send(ready.pk)
    assert post.received == []


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
    named = {**PRIYA, "name": "Only Doing"}
    nothing = {"messages": [], "events": [], "entities": [], "reviews": []}
    take(cast.acme, conversation(id="acme-2", contact=named, **nothing))


def stored():
    """What a thief of the database would read of the reports."""
    return "".join(
        gzip.decompress(each.content).decode() for each in CsvReport.objects.exclude(content=None)
    )


def test_a_report_lies_in_the_database_no_longer_than_what_it_shows_may_be_seen(
    cast, sign_in, ready
):
    assert "only doing chat" in stored()
    learned_late(cast)
    assert "only doing" not in stored()
    assert sign_in("analyst").get(f"/analytics/reports/{ready.pk}").status_code == 410


def test_what_is_learned_while_a_report_is_written_is_not_in_it(cast, sign_in, monkeypatch):
    ask_report(sign_in("analyst"))
    written = csv_export.csv_text
    monkeypatch.setattr(
        csv_export, "csv_text", lambda lines: (learned_late(cast), written(lines))[1]
    )
    reports.make(CsvReport.objects.get().pk)
    assert "only doing" not in stored()


def test_a_report_of_other_days_stays_when_something_is_learned(cast, sign_in):
    ask_report(sign_in("analyst"), query="business=acme&since=2026-01-01&until=2026-01-31")
    assert reports.make(CsvReport.objects.get().pk)
    learned_late(cast)
    assert (
        sign_in("analyst").get(f"/analytics/reports/{CsvReport.objects.get().pk}").status_code
        == 200
    )


@pytest.mark.parametrize("hide", [by_rules, by_hand, learned_late])
def test_a_report_older_than_what_is_hidden_is_not_given_out(cast, sign_in, ready, hide):
    hide(cast)
    client = sign_in("analyst")
    response = client.get(f"/analytics/reports/{ready.pk}")
    assert response.status_code == 410
    assert held(response, ["only doing chat"]) == []
    assert "Out of date" in client.get("/analytics/reports").text
