"""Addresses in a text become links: these, all of these, and nothing that only stands beside."""

from html import unescape

import pytest

from chatlinks.reading.text import as_html

# An address stands between « and ».
CASES = """
Open <«https://pay.example/inv/77»> now
see "«https://pay.example/a»", please
see '«https://pay.example/a»'.
(«https://pay.example/a»)
(see «https://pay.example/a_(b)»)
[pay](«https://pay.example/a»)
«https://pay.example/?a=1&b=2»; then
«https://pay.example/a»。次に
请看«https://pay.example/a»，谢谢
«https://pay.example/a»、«https://pay.example/b»
“«https://pay.example/a»” and «https://pay.example/b»…
«https://pay.example/a»؟
«https://pay.example/a»।
「«https://pay.example/a»」
«https://pay.example/a#b-c_d~e»!
https:// alone
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_an_address_is_a_link_and_what_stands_beside_it_is_not(case):
    text = case.replace("«", "").replace("»", "")
    wanted = [each.partition("»")[0] for each in case.split("«")[1:]]
    html = as_html(text)
    links = [each.partition('"')[0] for each in str(html).split('href="')[1:]]
    assert [unescape(link) for link in links] == wanted
