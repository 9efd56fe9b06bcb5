"""Cuts a told conversation short, so that it stands somewhere in the middle."""

from random import Random

from chatlinks.demo.storytelling.telling import Record, Telling


def cut_short(telling: Telling, state: str, rng: Random) -> float:
    """Leave of a conversation what has happened in `state`; seconds from its start until now."""
    end = ENDS[state](telling, rng)
    telling.messages = until(telling.messages, end)
    telling.events = until(telling.events, end)
    telling.entities = until(telling.entities, end)
    telling.reviews = []
    if state == "queued":
        return still_queued(telling, rng)
    if state == "waiting":
        telling.event("waiting")
        return telling.clock + rng.randint(20, 900)
    return end + rng.randint(5, 420 if state == "active" else 2400)


def until(records: list[Record], end: float) -> list[Record]:
    return [each for each in records if each["at"] <= end]


def in_bot(telling: Telling, rng: Random) -> float:
    times = [each["at"] for each in telling.messages if each["from"] in ("user", "bot")]
    last = len(times) - 1
    return float(times[rng.randint(min(2, last), last)])


def in_queue(telling: Telling, rng: Random) -> float:
    notices = [each["at"] for each in telling.messages if each["at"] > telling.queued_at]
    return float(min(notices, default=telling.queued_at))


def places(telling: Telling, *senders: str) -> list[int]:
    """Where among the messages those of the senders are."""
    return [place for place, each in enumerate(telling.messages) if each["from"] in senders]


def with_agent(telling: Telling, rng: Random) -> float:
    first = places(telling, "agent")[0]
    last = places(telling, "agent", "user")[-1]
    place = rng.randint(first, max(first, last - 1))
    return float(telling.messages[place]["at"])


def after_agent(telling: Telling, rng: Random) -> float:
    """Right after a message of the agent, before anything else was said."""
    of_agent = places(telling, "agent")
    place = rng.choice(of_agent[:-1] or of_agent)
    end = float(telling.messages[place]["at"])
    telling.clock = end + rng.randint(30, 120)
    return end


ENDS = {
    "bot": in_bot,
    "queued": in_queue,
    "active": with_agent,
    "waiting": after_agent,
}


def still_queued(telling: Telling, rng: Random) -> float:
    """In the queue for a while: every third for an agent already, some for too long."""
    telling.clock = telling.queued_at + 5
    if rng.random() < 0.35:
        telling.assign()
    else:
        telling.agent = ""
    delay = telling.team.delay_minutes * 60
    waited = rng.uniform(20, delay * 1.9)
    if waited > delay + 10:
        telling.clock = telling.queued_at + delay
        telling.phrase("other", "delay")
    return telling.queued_at + max(waited, 10)
