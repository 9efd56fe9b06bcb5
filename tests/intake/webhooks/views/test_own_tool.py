"""A tool of one's own by a webhook, as docs/integrate.md says: to the first chat link."""

import json
import re
import shlex
from html import unescape
from urllib.parse import urlsplit

import pytest

from chatlinks.intake.webhooks.deliveries import taking
from chatlinks.intake.webhooks.generic.fields import REQUIRED
from chatlinks.intake.webhooks.models import WebhookSource
from tests.kit.servers.running import ROOT

TEXT = (ROOT / "docs" / "integrate.md").read_text("utf-8")
STEPS = {"API": 8, "webhook": 10}


@pytest.mark.parametrize("way", STEPS)
def test_the_steps_are_counted(way):
    [walk] = re.findall(r"## A bot of your own.*?(?=\n## )", TEXT, re.DOTALL)
    first, rest = walk.split("By the **API**")
    api, webhook = rest.split("By a **webhook**")
    steps = first + {"API": api, "webhook": webhook}[way]
    numbers = [int(each) for each in re.findall(r"^(\d+)\. ", steps, re.MULTILINE)]
    assert numbers == list(range(1, STEPS[way] + 1))


def value_of(page, name):
    return re.search(rf'<input [^>]*name="{name}" value="([^"]*)"', page)[1]


def test_the_command_of_its_page_comes_to_a_chat_link(cast, sign_in, fresh_limits):
    admin = sign_in("admin_permitted")
    page = admin.post("/sources/acme", {"kind": "generic", "name": "My tool"})
    [command] = re.findall(r'data-copy-text="(curl [^"]*)"', page.text)
    source = WebhookSource.objects.latest("pk")
    here = f"/sources/acme/{source.pk}"
    form = admin.post(f"{here}/mapping", {"example": "1"}).text
    [sample] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)
    paths = {name: value_of(form, name) for name in REQUIRED}
    saved = admin.post(f"{here}/mapping", {**paths, "sample": unescape(sample), "save": "1"})
    assert saved.status_code == 302
    curl, address, header, proof, flag, body = shlex.split(unescape(command))
    assert (curl, header, flag) == ("curl", "-H", "--json")
    headers = {"Authorization": proof.partition(": ")[2]}
    told = admin.post(urlsplit(address).path, body, "application/json", headers=headers)
    assert told.status_code == 200
    assert json.loads(body)["message"]["body"] == "Hello"
    taking.take(source.pk)
    page = admin.get(here).text
    assert "Stored" in page
    [link] = re.findall(r'<a href="([^"]*/c/[\w-]+[^"]*)">Open</a>', page)
    assert "Hello" in admin.get(urlsplit(link).path).text
    assert "curl" not in page  # the secret was shown once
