"""Cuts a told conversation short, so that it stands somewhere in the middle."""

from random import Random

from chatlinks.demo.telling import Telling


def cut_short(telling: Telling, state: str, rng: Random) -> float:
    """Leave of a conversation what has happened in `state`; seconds from its start until now."""
    end = {"bot": _in_bot, "queued": _in_queue, "active": _with_agent, "waiting": _after_agent}[
        state
    ](telling, rng)
    telling.messages = [each for each in telling.messages if each["at"] <= end]
    telling.events = [each for each in telling.events if each["at"] <= end]
    telling.entities = [each for each in telling.entities if each["at"] <= end]
    telling.reviews = []
    if state == "queued":
        return _still_queued(telling, rng)
    if state == "waiting":
        telling.event("waiting")
        return telling.clock + rng.randint(20, 900)
    return end + rng.randint(5, 420 if state == "active" else 2400)


def _in_bot(telling: Telling, rng: Random) -> float:
    times = [each["at"] for each in telling.messages if each["from"] in ("user", "bot")]
    return float(times[rng.randint(min(2, len(times) - 1), len(times) - 1)])


def _in_queue(telling: Telling, rng: Random) -> float:
    notices = [each["at"] for each in telling.messages if each["at"] > telling.queued_at]
    return float(min(notices, default=telling.queued_at))


def _with_agent(telling: Telling, rng: Random) -> float:
    times = [each["at"] for each in telling.messages]
    first = next(place for place, each in enumerate(telling.messages) if each["from"] == "agent")
    last = max(
        place for place, each in enumerate(telling.messages) if each["from"] in ("agent", "user")
    )
    return float(times[rng.randint(first, max(first, last - 1))])


def _after_agent(telling: Telling, rng: Random) -> float:
    """Right after a message of the agent, before anything else was said."""
    said = [place for place, each in enumerate(telling.messages) if each["from"] == "agent"]
    place = rng.choice(said[:-1] or said)
    end = float(telling.messages[place]["at"])
    telling.clock = end + rng.randint(30, 120)
    return end


def _still_queued(telling: Telling, rng: Random) -> float:
    """In the queue for a while: every third for an agent already, some for longer than they should."""
    telling.clock = telling.queued_at + 5
    if rng.random() < 0.35:
        telling.assign()
    else:
        telling.agent = ""
    team = next(each for each in telling.business.teams if each.name == telling.story.head["team"])
    waited = rng.uniform(20, team.delay_minutes * 60 * 1.9)
    if waited > team.delay_minutes * 60 + 10:
        telling.clock = telling.queued_at + team.delay_minutes * 60
        telling.phrase("other", "delay")
    return telling.queued_at + max(waited, 10)
