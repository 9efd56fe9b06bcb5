"""What another tool's page includes."""


def test_it_is_the_same_for_everybody_and_any_site_may_include_it(cast, sign_in):
    answers = [sign_in(name).get("/copy-link.js") for name in (None, "agent", "admin_permitted")]
    assert len({each.content for each in answers}) == 1
    assert answers[0].headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answers[0].headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Origin" not in answers[0].headers


def test_it_asks_nothing_by_itself(cast, sign_in):
    script = sign_in(None).get("/copy-link.js").text
    for way in ("fetch(", "XMLHttpRequest", "sendBeacon", "innerHTML", "postMessage"):
        assert way not in script
