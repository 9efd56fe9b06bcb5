"""Hiding is undone by who may show more: tests/reading/views/test_share.py has the rest."""

import pytest

from tests.kit.links import mark_everywhere, path_of


@pytest.mark.parametrize(("name", "status"), [("admin", 302), ("agent_permitted", 403)])
def test_admins_alone_take_back_what_was_hidden(cast, sign_in, name, status):
    mark = mark_everywhere(cast.conversation, "Choose", None)
    path = f"{path_of(cast.members_link)}/hide/undo"
    assert sign_in(name).post(path, {"marks": str(mark.pk)}).status_code == status
    mark.refresh_from_db()
    assert (mark.undone_at is not None) == (status == 302)
