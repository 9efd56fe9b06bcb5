"""While the database hangs, some threads are left for what needs none."""

import threading

import pytest
from django.db import OperationalError, connections
from django.http import HttpResponse

from chatlinks.database.rows import rows
from chatlinks.web.serving import reserve


@pytest.fixture
def hanging(rf, settings, monkeypatch):
    """A page of which every place hangs; (middleware, what lets it go on)."""
    monkeypatch.setattr(reserve, "PATIENCE", 0.2)
    settings.DATABASE_THREADS = 2
    go_on, inside = threading.Event(), threading.Semaphore(0)

    def page(request):
        if request.path == "/hangs":
            inside.release()
            go_on.wait(20)
        return HttpResponse("shown")

    middleware = reserve.Reserve(page)
    threads = [
        threading.Thread(target=middleware, args=[rf.get("/hangs")], daemon=True) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
        assert inside.acquire(timeout=10)
    yield middleware, go_on
    go_on.set()
    for thread in threads:
        thread.join(20)


def test_a_page_that_finds_no_place_says_that_the_database_does_not_answer(hanging, rf):
    middleware, _ = hanging
    answer = middleware(rf.get("/c/anything"))
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"


def test_when_it_goes_on_pages_are_shown_again(hanging, rf):
    middleware, go_on = hanging
    middleware(rf.get("/c/anything"))
    go_on.set()
    assert middleware(rf.get("/c/anything")).status_code == 200


def test_who_waits_is_shown_the_page_when_a_place_comes_free(hanging, rf):
    middleware, go_on = hanging
    threading.Timer(0.05, go_on.set).start()
    assert middleware(rf.get("/c/anything")).status_code == 200


def test_a_statement_that_takes_too_long_is_broken_off(db, settings):
    settings.STATEMENT_SECONDS = 1
    session = connections.create_connection("default")
    try:
        with (
            session.cursor() as cursor,
            pytest.raises(OperationalError, match="statement timeout"),
        ):
            cursor.execute("SELECT pg_sleep(20)")
    finally:
        session.close()


def test_without_a_limit_none_is_set(db):
    assert rows("SHOW statement_timeout") == [("0",)]
