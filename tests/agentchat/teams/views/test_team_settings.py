"""What a team does by itself."""

import pytest

from chatlinks.chats.models import TeamSettings
from tests.kit.acting.teams import cards


def test_settings_are_saved_and_hold(cast, sign_in):
    given = {
        "delay_minutes": 3,
        "recall_minutes": 7,
        "sign_out": "keep",
        "offline_message": "Back at nine.",
        "delayed_message": "",
    }
    response = sign_in("lead").post(f"/teams/{cards(cast).pk}/settings", given)
    assert response.status_code == 302
    saved = TeamSettings.objects.get(team=cards(cast))
    assert (
        cards(cast).delay_minutes,
        saved.recall_minutes,
        saved.sign_out,
        saved.offline_message,
    ) == (
        3,
        7,
        "keep",
        "Back at nine.",
    )
    assert "Back at nine." in sign_in("admin").get(f"/teams/{cards(cast).pk}/settings").text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("delay_minutes", "0"),
        ("delay_minutes", "1441"),
        ("delay_minutes", "x"),
        ("recall_minutes", "-1"),
        ("recall_minutes", "1441"),
        ("sign_out", "?"),
    ],
)
def test_settings_that_make_no_sense_are_refused(cast, sign_in, name, value):
    given = {"delay_minutes": 3, "recall_minutes": 7, "sign_out": "keep", name: value}
    assert sign_in("lead").post(f"/teams/{cards(cast).pk}/settings", given).status_code == 400
    assert not TeamSettings.objects.exists()
    assert cards(cast).delay_minutes == 10
