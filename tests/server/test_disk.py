"""A disk that fills up is told of in time, and the last of it is kept for getting out of that."""

import pytest

from chatlinks.server import disk

MUCH = disk.LOW + disk.RESERVE


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """(the disk, what was told)."""
    monkeypatch.setattr(disk, "RESERVE", 4096)
    told = []
    return disk.Disk(tmp_path, told.append), told


def test_while_there_is_room_a_reserve_is_put_by_and_nothing_told(watched):
    each, told = watched
    each.act(MUCH, 0)
    assert each.reserve.stat().st_size == 4096
    assert told == []


def test_a_disk_that_fills_is_told_once_an_hour(watched):
    each, told = watched
    for now in (0, 10, 20, disk.AGAIN + 1):
        each.act(disk.LOW - 1, now)
    assert len(told) == 2
    assert "2,047 MB are free" in told[0]


def test_on_a_full_disk_the_reserve_is_given_up_and_put_by_again_when_there_is_room(watched):
    each, told = watched
    each.act(MUCH, 0)
    each.act(disk.LAST - 1, 10)
    assert not each.reserve.exists()
    assert "Make room now" in told[0]
    each.act(MUCH, 20)
    assert each.reserve.exists()


def test_a_disk_that_cannot_be_asked_stops_nothing(watched):
    each, told = watched
    each.data.rmdir()
    each.look()
    assert told == []
