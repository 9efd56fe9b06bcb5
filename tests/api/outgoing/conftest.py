"""receiver: a program on this machine; endpoint(events): one of Acme Bank's that leads to it."""

import pytest

from tests.kit.acting.receivers import endpoint_at, receiving


@pytest.fixture
def receiver(settings):
    with receiving() as receiver:
        settings.INNER_HOSTS = {receiver.host}
        yield receiver


@pytest.fixture
def endpoint(cast, receiver):
    def make(events=None, name="CRM", url=None):
        return endpoint_at(url or receiver.url, cast.acme, cast.people["admin"], events, name)

    return make
