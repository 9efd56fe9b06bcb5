"""The mail that a report is ready: a link, and nothing of what it leads to."""

import logging

import pytest
from django.conf import settings

from chatlinks.analytics.models import CsvReport
from chatlinks.analytics.reports import report_mail
from chatlinks.database.rows import rows
from tests.kit.acting.analysis import ask_report
from tests.kit.cast import SECRETS


def test_a_mail_with_the_link_and_nothing_else_arrives(ready, post):
    report_mail.send(ready.pk)
    [mail] = post.received
    assert mail["To"] == "analyst@acme.example"
    assert mail["From"] == settings.DEFAULT_FROM_EMAIL
    assert mail["Subject"] == "Your CSV of Messages is ready"
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
        report_mail.send(ready.pk)
    assert "could not be sent" in caplog.text
    assert "analyst@" not in caplog.text
    post.refuses = False
    report_mail.send(ready.pk)
    assert len(post.received) == 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_it_and_mails_it(sign_in, cast, post):
    from procrastinate.contrib.django import app

    ask_report(sign_in("analyst"))
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    assert CsvReport.objects.get().state == "ready"
    assert [mail["To"] for mail in post.received] == ["analyst@acme.example"]
    rows("""
        SELECT pg_terminate_backend(pid)
        FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()""")


def test_who_may_not_sign_in_any_more_gets_no_mail(cast, ready, post):
    cast.people["analyst"].is_active = False
    cast.people["analyst"].save()
    report_mail.send(ready.pk)
    assert post.received == []
