"""hook("chatwoot") → a source of that kind, of Acme Bank; comes_to("chatwoot", payload, …) → what
is stored of the conversation.
"""

import random

import pytest

from tests.kit.acting.hooks import USER, Hook, known
from tests.kit.acting.rates import fresh_rates
from tests.kit.watching.came_in import lines_of
from tests.kit.watching.stored import stored_text, tables, texts_of

__all__ = ["fresh_rates"]  # a fixture, of every test


@pytest.fixture
def hook(cast):
    return lambda kind: Hook(cast.acme, cast.people["admin"], kind)


@pytest.fixture
def comes_to(hook):
    """Sent, and taken in: what is stored of the last conversation, line by line.

    On its way: each is taken and none is refused, doubled and shuffled it is known
    alike, and the user's name stands in clear nowhere.
    """

    def come(kind, *payloads):
        source = hook(kind)
        for payload in payloads:
            assert source.send(payload).status_code == 200
        source.take()
        refused = source.source.deliveries.filter(outcome__in=("refused", "waiting"))
        assert list(refused.values_list("why", flat=True)) == []
        assert in_any_order(kind, payloads)
        assert in_clear() == []
        return lines_of(source.conversation)

    return come


def in_any_order(kind, payloads):
    wanted = known(kind, payloads)
    for seed in range(5):
        shuffled = [*payloads, *payloads]
        random.Random(seed).shuffle(shuffled)
        if known(kind, shuffled) != wanted:
            return False
    return True


def in_clear():
    hooks = "\n".join(texts_of(name) for name in tables() if name.startswith("webhooks_"))
    said = f"{stored_text()}\n{hooks}".splitlines()
    names = USER.lower().split()
    return [line[:200] for line in said if any(each in line.lower() for each in names)]
