"""The lists that come with the package are what their sources give, and nothing else is read."""

import subprocess
import sys

import pytest

from chatlinks.privacy.detection.told.lists.gather_lists import LISTS, MADE, list_text
from chatlinks.privacy.detection.told.lists.lexicon import first_names, name_scales, places


@pytest.mark.parametrize("name", [name for name in MADE if name != "places"])
def test_a_list_is_what_its_sources_give(name: str) -> None:
    assert (LISTS / f"{name}.txt").read_text(encoding="utf-8") == list_text(name)


def test_the_list_of_places_holds_towns_and_states_and_countries() -> None:
    """Which time zones there are is up to the system."""
    ours = set((LISTS / "places.txt").read_text(encoding="utf-8").splitlines())
    gathered = set(list_text("places").splitlines())
    assert len(ours ^ gathered) < 50
    assert {"london", "sao paulo", "saopaulo", "texas", "india"} <= places()


def test_the_lists_are_names() -> None:
    assert len(name_scales()) > 150_000
    assert name_scales()["smith"] > name_scales()["aaberg"]
    assert {"priya", "carla", "mehmet"} <= first_names()


def test_to_tell_reads_no_module_of_the_sources() -> None:
    """They are forty, and take seconds in each process."""
    program = (
        "import sys, chatlinks.privacy.known\n"
        "from chatlinks.privacy.detection.told.tell import tell\n"
        "from chatlinks.privacy.detection.told.turns import Turn\n"
        "assert tell([Turn('user', 'my name is carla gomez')])[0]\n"
        "print(sorted(name for name in sys.modules if name.startswith(('faker', 'names'))))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
