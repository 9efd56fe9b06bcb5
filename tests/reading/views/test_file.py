"""A file that a user sent, by itself."""

from chatlinks.conversations.models import File
from tests.kit.cast import take
from tests.kit.samples.sent_files import with_file


def test_one_that_is_still_on_its_way_is_not_there(cast, sign_in):
    take(cast.acme, with_file())
    path = f"/files/{File.objects.get().pk}"
    assert sign_in("agent_permitted").get(path).status_code == 404
    assert sign_in("agent").get(path).status_code == 403
