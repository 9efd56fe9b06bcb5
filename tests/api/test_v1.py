"""The API's description, for whoever writes a program."""

from tests.kit.acting.api import HELLO


def test_it_is_for_whoever_has_signed_in(cast, sign_in):
    for path in ("/api/v1/docs", "/api/v1/openapi.json"):
        assert sign_in("nobody").get(path).status_code == 200
        assert sign_in(None).get(path).status_code == 302


def test_every_reference_in_it_leads_somewhere(cast, sign_in):
    document = sign_in("nobody").get("/api/v1/openapi.json").json()
    schemas = document["components"]["schemas"]
    for reference in references(document):
        assert reference.removeprefix("#/components/schemas/") in schemas


def references(value):
    if isinstance(value, dict):
        for name, each in value.items():
            if name == "$ref":
                yield each
            else:
                yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def test_the_page_takes_no_script_from_elsewhere(cast, sign_in):
    page = sign_in("nobody").get("/api/v1/docs").text
    assert "http://" not in page
    assert "https://" not in page


def test_every_answer_says_that_it_is_not_to_be_kept(program):
    answer = program.post("messages", HELLO)
    assert "no-store" in answer.headers["Cache-Control"]
