"""A link for people: an address is proved by a mailed code; nobody learns who is on the list."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.db import connection
from django.db.models import F
from django.test import Client
from django.utils import timezone

from chatlinks.audit.models import AuditRecord
from chatlinks.links.models import ChatLink, Invitee, LinkTerms, MailedCode, Visit
from chatlinks.links.people import codes, invitees, session
from chatlinks.links.strangers import senders
from tests.kit.cast import SECRETS, assemble
from tests.kit.links import path_of
from tests.kit.reading import OF_THE_CONVERSATION, held

LISTED, BY_DOMAIN, UNLISTED = "asha@partner.example", "ravi@firm.example", "eve@else.example"


@pytest.fixture
def link(cast):
    made = ChatLink.for_anyone(
        cast.conversation, None, None, LinkTerms(covering="end", audience="people")
    )
    invitees.invite(made, [LISTED, "@firm.example"])
    return made


@pytest.fixture
def mailing(monkeypatch):
    """What the job would do is done at once."""

    def at_once(job):
        class Task:
            def defer(self, code_id):
                codes.send(code_id)

        return Task()

    monkeypatch.setattr(codes.app, "configure_task", at_once)


def ask(client, link, address, **more):
    answer = client.post(f"{path_of(link)}/code", {"address": address}, **more)
    ticket = re.search(r'name="ticket" value="([^"]+)"', answer.text)
    return answer, ticket[1] if ticket else ""


def give(client, link, ticket, code):
    return client.post(f"{path_of(link)}/proof", {"ticket": ticket, "code": code})


def mailed():
    return re.search(r"^\d{6}$", mail.outbox[-1].body, re.M)[0]


def proven(link, address=LISTED):
    client = Client(REMOTE_ADDR="192.0.2.77")
    _, ticket = ask(client, link, address)
    assert give(client, link, ticket, mailed()).status_code == 302
    return client


@pytest.mark.parametrize("address", [LISTED, BY_DOMAIN, " Asha@PARTNER.example "])
def test_who_is_listed_reads_it_masked_by_the_mailed_code(link, mailing, address):
    page = proven(link, address).get(path_of(link))
    assert page.status_code == 200
    assert "only doing chat" in page.text
    assert held(page, SECRETS) == []
    assert Visit.objects.get().shown is False


def test_a_code_that_came_before_the_link_was_ended_proves_nothing(link, mailing):
    client = Client()
    _, ticket = ask(client, link, LISTED)
    link.revoke(None)
    assert give(client, link, ticket, mailed()).status_code == 410
    assert client.get(path_of(link)).status_code == 410


def test_the_mail_holds_a_code_and_nothing_of_the_conversation(link, mailing):
    ask(Client(), link, LISTED)
    [sent] = mail.outbox
    assert sent.to == [LISTED]
    text = f"{sent.subject}\n{sent.body}"
    assert link.token not in text
    assert not [each for each in (*SECRETS, *OF_THE_CONVERSATION) if each in text.lower()]


def test_whether_an_address_is_listed_makes_no_difference_but_to_the_mail(link, mailing):
    answers = []
    for address in (LISTED, UNLISTED):
        before = MailedCode.objects.count()
        answer, ticket = ask(Client(), link, address)
        assert MailedCode.objects.count() == before + 1
        answers.append(re.sub(r'value="[^"]*"', "", answer.text.replace(ticket, "")))
        wrong = give(Client(), link, ticket, "0000000")
        answers.append(re.sub(r'value="[^"]*"', "", wrong.text.replace(ticket, "")))
        assert (answer.status_code, wrong.status_code) == (401, 401)
    assert answers[0] == answers[2]
    assert answers[1] == answers[3]
    assert [sent.to for sent in mail.outbox] == [[LISTED]]


def test_the_request_itself_looks_at_no_list(link, monkeypatch):
    """So it can't take longer for who is on it: the mail is the job's affair."""
    asked = []
    monkeypatch.setattr(invitees, "listed", lambda *address: asked.append(address))
    ask(Client(), link, LISTED)
    assert asked == []


def test_five_wrong_codes_end_it_and_the_right_one_is_none_any_more(link, mailing):
    client = Client()
    _, ticket = ask(client, link, LISTED)
    right = mailed()
    for wrong in range(5):
        assert (
            give(client, link, ticket, f"{(int(right) + 1 + wrong) % 10**6:06}").status_code == 401
        )
    assert give(client, link, ticket, right).status_code == 401


def test_a_stranger_uses_up_no_try_of_the_readers_code_and_none_of_their_askings(link, mailing):
    reader, stranger = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    _, ticket = ask(reader, link, LISTED)
    right = mailed()
    for _ in range(3):
        _, theirs = ask(stranger, link, LISTED)
        for _ in range(6):
            give(stranger, link, theirs, "000000" if right != "000000" else "1")
    assert ask(stranger, link, LISTED)[0].status_code == 429
    assert give(reader, link, ticket, right).status_code == 302
    assert ask(Client(REMOTE_ADDR="192.0.2.1"), link, LISTED)[0].status_code == 401


def test_who_waits_and_asks_again_is_held_up_for_hours(link, mailing):
    """Twelve codes of five tries each in six hours; those that were made use of don't count."""
    reader, stranger = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    for wait in ("10 minutes", "10 minutes", "10 minutes", "6 hours"):
        for _ in range(3):
            assert ask(stranger, link, LISTED)[0].status_code == 401
        assert f"Wait {wait}" in ask(stranger, link, LISTED)[0].text
        MailedCode.objects.update(at=F("at") - timedelta(minutes=10, seconds=1))
    assert ask(stranger, link, LISTED)[0].status_code == 429
    for _ in range(15):
        _, ticket = ask(reader, link, LISTED)
        assert give(reader, link, ticket, mailed()).status_code == 302


@pytest.fixture
def link_for_good(transactional_db):
    made = ChatLink.for_anyone(
        assemble().conversation, None, None, LinkTerms(covering="end", audience="people")
    )
    invitees.invite(made, [LISTED])
    return made


def at_once(count, act):
    """What each of so many threads was answered."""

    def one(_):
        try:
            return act().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return sorted(pool.map(one, range(count)))


@pytest.mark.django_db(transaction=True)
def test_codes_that_are_asked_for_at_once_are_no_more(link_for_good):
    path = f"{path_of(link_for_good)}/code"
    answers = at_once(12, lambda: Client().post(path, {"address": LISTED}))
    assert answers == [401] * 3 + [429] * 9


@pytest.mark.django_db(transaction=True)
def test_the_right_code_given_at_once_is_good_once(link_for_good, mailing):
    _, ticket = ask(Client(), link_for_good, LISTED)
    code = mailed()
    assert at_once(5, lambda: give(Client(), link_for_good, ticket, code)) == [302] + [401] * 4


def test_a_proved_address_ends_after_a_day_even_in_a_browser_that_keeps_it(
    link, mailing, monkeypatch
):
    client, now = proven(link), time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 24 * 3600 - 5)
    assert client.get(path_of(link)).status_code == 200
    monkeypatch.setattr(signing.time, "time", lambda: now + 24 * 3600 + 5)
    assert client.get(path_of(link)).status_code == 401


def test_an_address_that_was_proved_to_one_link_is_none_of_another(cast, link):
    """Not even where both are for the same people, and whatever a cookie says."""
    other = ChatLink.for_anyone(cast.conversation, None, None, LinkTerms(audience="people"))
    invitees.invite(other, [LISTED])
    theirs = other.invitees.get().pk
    assert invitees.may_read(other.pk, theirs)
    assert not invitees.may_read(link.pk, theirs)
    for shown in ([other.pk, theirs], [link.pk, theirs], [other.pk, link.invitees.first().pk]):
        client = Client()
        client.cookies["reader"] = signing.dumps(shown, salt=session.salt(link.token))
        assert client.get(path_of(link)).status_code == 401


def test_all_senders_together_have_so_many_codes_mailed_and_no_more(link):
    sealed = {"sealed": b"", "link": link}
    MailedCode.objects.bulk_create(
        MailedCode(sender_hash=bytes([number]), **sealed) for number in range(59)
    )
    assert ask(Client(REMOTE_ADDR="192.0.2.1"), link, LISTED)[0].status_code == 401
    assert ask(Client(REMOTE_ADDR="192.0.2.2"), link, LISTED)[0].status_code == 429


def test_a_code_whose_time_is_over_before_it_could_be_mailed_is_not_mailed(link):
    ask(Client(), link, LISTED)
    MailedCode.objects.update(at=timezone.now() - timedelta(minutes=10, seconds=1))
    codes.send(MailedCode.objects.get().pk)
    assert mail.outbox == []


def test_an_address_that_came_in_twice_is_struck_off_whole(cast, link, mailing):
    first, second = proven(link, BY_DOMAIN), Client()
    domain = link.invitees.order_by("pk")[1]
    twice = invitees.keep(cast.acme.pk, link.pk, BY_DOMAIN, domain.pk)
    invitees.strike(Invitee.objects.get(pk=twice), None)
    assert first.get(path_of(link)).status_code == 401
    mail.outbox.clear()
    ask(second, link, BY_DOMAIN)
    assert mail.outbox == []


def test_who_comes_in_while_their_domain_is_struck_off_reads_nothing(cast, link):
    domain = link.invitees.order_by("pk")[1]
    invitees.strike(domain, None)
    late = invitees.keep(cast.acme.pk, link.pk, BY_DOMAIN, domain.pk)
    assert not invitees.may_read(link.pk, late)


def test_a_code_ends_after_ten_minutes_and_is_good_once(link, mailing):
    client = Client()
    _, ticket = ask(client, link, LISTED)
    code = mailed()
    MailedCode.objects.update(at=timezone.now() - timedelta(minutes=10, seconds=1))
    assert give(client, link, ticket, code).status_code == 401
    _, ticket = ask(client, link, LISTED)
    code = mailed()
    assert give(client, link, ticket, code).status_code == 302
    assert give(Client(), link, ticket, code).status_code == 401


def test_a_code_opens_its_own_link_alone(cast, link, mailing):
    other = ChatLink.for_anyone(cast.conversation, None, None, LinkTerms(audience="people"))
    invitees.invite(other, [LISTED])
    client = Client()
    _, ticket = ask(client, link, LISTED)
    assert give(client, other, ticket, mailed()).status_code == 401
    reader = proven(link)
    cookie = reader.cookies["reader"]
    assert (cookie["path"], cookie["max-age"], cookie["httponly"]) == (path_of(link), 86400, True)
    newcomer = Client(headers={"cookie": f"reader={cookie.value}"})
    assert newcomer.get(path_of(link)).status_code == 200
    assert newcomer.get(path_of(other)).status_code == 401


@pytest.mark.parametrize("way", ["", "/all", "/transcript.txt", "?fragment=1", "?q=chat", "?at=1"])
def test_nothing_of_it_is_told_before_and_nothing_after_an_address_is_struck(
    link, mailing, sign_in, cast, way
):
    assert held(Client().get(path_of(link) + way), [*SECRETS, *OF_THE_CONVERSATION]) == []
    reader = proven(link)
    assert reader.get(path_of(link) + way, follow=True).status_code == 200
    own = link.invitees.order_by("pk").first()
    path = f"{path_of(cast.members_link)}/shares/{link.pk}/people/{own.pk}/strike"
    assert sign_in("agent").post(path).status_code == 302
    answer = reader.get(path_of(link) + way)
    assert answer.status_code == 401
    assert held(answer, [*SECRETS, *OF_THE_CONVERSATION]) == []
    mail.outbox.clear()
    ask(Client(REMOTE_ADDR="192.0.2.9"), link, LISTED)
    assert mail.outbox == []


def test_of_a_domain_one_address_is_struck_by_itself_or_all_with_it(link, mailing):
    ravi, other = proven(link, BY_DOMAIN), proven(link, "mina@firm.example")
    domain = link.invitees.get(pk=link.invitees.order_by("pk")[1].pk)
    row = Invitee.objects.filter(domain=domain).order_by("pk").first()
    invitees.strike(row, None)
    assert ravi.get(path_of(link)).status_code == 401
    assert other.get(path_of(link)).status_code == 200
    invitees.strike(domain, None)
    assert other.get(path_of(link)).status_code == 401


def test_addresses_are_sealed_and_found_by_a_keyed_hash(cast, link):
    stored = str(list(Invitee.objects.values_list("address_hash", "address_sealed")))
    assert "asha" not in stored
    assert invitees.hash_of(cast.acme.pk, LISTED) != invitees.hash_of(
        cast.rival_business.pk, LISTED
    )
    assert LISTED in invitees.addresses_of(cast.acme.pk, list(link.invitees.all())).values()


LISTS = {
    "": ([], "at least one"),
    "a@b.example, C@D.example; @e.example\nf.example": (
        ["a@b.example", "c@d.example", "@e.example", "@f.example"],
        "",
    ),
    "a@b.example a@b.example": (["a@b.example"], ""),
    "no": ([], "neither"),
    "a@b.example <x@y>": ([], "neither"),
    " ".join(f"a{n}@b.example" for n in range(51)): ([], "At most 50"),
}


@pytest.mark.parametrize("typed", LISTS)
def test_lists_of_people_are_read_as_they_are_typed(typed):
    entries, problem = LISTS[typed]
    read = invitees.read_list(typed)
    assert read.entries == entries
    assert problem in read.problem
    assert bool(read.problem) == bool(problem)


def test_it_is_made_in_the_panel_and_what_is_wrong_is_said_at_its_field(cast, sign_in):
    client, path = sign_in("agent"), path_of(cast.members_link)
    form = {"audience": "people", "people": "not an address"}
    wrong = client.post(f"{path}/shares", form)
    assert wrong.status_code == 400
    assert 'aria-describedby="people_error"' in wrong.text
    assert ">not an address</textarea>" in wrong.text
    page = client.post(f"{path}/shares", {**form, "people": LISTED}, follow=True)
    assert page.status_code == 200
    assert LISTED in client.get(f"{path}/share").text
    assert ChatLink.objects.get(audience="people").invitees.count() == 1


def test_without_mail_it_is_not_offered_and_the_panel_says_so(cast, sign_in, settings):
    settings.MAIL_IS_SET_UP = False
    client, path = sign_in("agent"), path_of(cast.members_link)
    page = client.get(f"{path}/share").text
    assert "this server sends no mail" in page
    assert 'name="audience"' not in page
    form = {"audience": "people", "people": LISTED}
    assert client.post(f"{path}/shares", form).status_code == 400


def test_no_address_is_said_at_the_field_and_stays(link):
    answer = Client().post(f"{path_of(link)}/code", {"address": "Nobody<"})
    assert answer.status_code == 401
    assert "isn’t an e-mail address" in answer.text
    assert 'value="Nobody&lt;"' in answer.text


def test_a_wrong_code_stays_to_be_corrected(link):
    client = Client()
    _, ticket = ask(client, link, UNLISTED)
    assert 'value="12345"' in give(client, link, ticket, "123 45").text


def test_what_was_counted_is_forgotten_in_time(link):
    ask(Client(), link, UNLISTED)
    MailedCode.objects.update(at=timezone.now() - timedelta(hours=7))
    senders.clear()
    assert not MailedCode.objects.exists()


def test_a_link_that_has_ended_mails_nothing(link, mailing):
    ChatLink.objects.filter(pk=link.pk).update(revoked_at=timezone.now())
    assert ask(Client(), link, LISTED)[0].status_code == 410
    assert mail.outbox == []


def test_the_address_by_which_somebody_came_in_is_on_record(cast, sign_in, link, mailing):
    client = proven(link, BY_DOMAIN)
    client.get(path_of(link))
    client.get(f"{path_of(link)}?q=card")
    row = Invitee.objects.exclude(domain=None).get()
    seen = AuditRecord.objects.filter(link_id=link.pk).exclude(kind="shared")
    assert set(seen.values_list("address_id", "person_id")) == {(row.pk, None)}
    page = sign_in("auditor").get(f"/audit/acme?conversation={cast.conversation.pk}").text
    assert BY_DOMAIN in page
    link.invitees.all().delete()
    page = sign_in("auditor").get(f"/audit/acme?conversation={cast.conversation.pk}").text
    assert f"Address {row.pk}, which is gone" in page


def test_a_code_that_was_wrong_too_often_is_on_record(link, mailing):
    client = Client()
    _, ticket = ask(client, link, LISTED)
    for _ in range(codes.TRIES + 1):
        give(client, link, ticket, "000000" if mailed() != "000000" else "111111")
    [record] = AuditRecord.objects.filter(kind="guessing")
    assert (record.link_id, record.what) == (link.pk, "a mailed code was wrong too often")
