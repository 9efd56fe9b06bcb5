"""What came since a place."""

import pytest

from tests.kit.acting.web_chat import Browser


@pytest.mark.parametrize("after", ["x", "1", "1.x", "-1.0", "1.2.3", "9" * 30 + ".1", "٣.١", "%00"])
def test_a_place_that_is_none_is_refused(acme, after):
    assert Browser().get("messages", after=after).status_code == 400
