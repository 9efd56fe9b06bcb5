"""Who is who in a workspace: of users.json, and of what messages tell of guests of other ones."""

from chatlinks.intake.importers.archive import Archive
from chatlinks.intake.importers.contract import Choices, OpenQuestion
from chatlinks.intake.importers.drafting import label
from chatlinks.intake.importers.json_records import Fields, object_in, only_objects, whole

WHO = (
    "Who of these works for the business? Name each with --agent; all others are users."
    " Bots are known."
)
SLACKBOT = "USLACKBOT"


class SlackUsers:
    """By id, how they are called, and whether they are programs."""

    def __init__(self, archive: Archive) -> None:
        self.names: dict[str, str] = {}
        self.others: dict[str, list[str]] = {}  # by id: what else each is called
        self.emails: dict[str, str] = {}
        self.bots: set[str] = set()
        self.agents: set[str] = set()  # as whoever imports names them
        for document in archive.matching("users.json", "org_users.json"):
            listed = whole(document)
            for each in only_objects(listed) if isinstance(listed, list) else []:
                if isinstance(each.get("id"), str):
                    self.note(each)

    def note(self, fields: Fields) -> None:
        profile = object_in(fields, "profile")
        id_ = fields["id"]
        known = [profile.get("display_name"), profile.get("real_name"), fields.get("real_name")]
        called = [name for name in map(label, known) if name]
        handle = label(fields.get("name"))
        self.names[id_] = called[0] if called else handle or id_
        self.others[id_] = [*called, handle]
        self.emails[id_] = label(profile.get("email"))
        if fields.get("is_bot") or id_ == SLACKBOT:
            self.bots.add(id_)

    def meet(self, message: Fields) -> None:
        """A guest of another workspace is told of by what they write alone."""
        id_, profile = str(message.get("user") or ""), object_in(message, "user_profile")
        if id_ and profile and id_ not in self.names:
            self.note({"id": id_, "profile": profile, "name": profile.get("name")})

    def name_agents(self, choices: Choices) -> None:
        """By name or address. Raises OpenQuestion where nobody is named, and it isn't plain."""
        for id_, called in self.others.items():
            if any(map(choices.is_agent, filter(None, [*called, self.emails[id_]]))):
                self.agents.add(id_)
        people = self.names.keys() - self.bots
        if not self.agents and len(people) > 1:
            raise OpenQuestion(WHO, tuple(sorted(self.names[id_] for id_ in people)))

    def author(self, message: Fields) -> tuple[str, str]:
        """(id, name) of who wrote it."""
        id_ = str(message.get("user") or message.get("bot_id") or message.get("username") or "")
        profile = object_in(message, "user_profile") or object_in(message, "bot_profile")
        called = profile.get("real_name") or profile.get("name") or message.get("username")
        return id_, self.names.get(id_) or label(called) or id_

    def is_bot(self, message: Fields) -> bool:
        """A person may write through a program, which is named then, too."""
        id_ = str(message.get("user") or "")
        if id_ in self.names and message.get("subtype") != "bot_message":
            return id_ in self.bots
        return message.get("subtype") == "bot_message" or bool(message.get("bot_id"))

    def sender(self, message: Fields) -> str:
        if self.is_bot(message):
            return "bot"
        id_, _ = self.author(message)
        return "agent" if id_ in self.agents else "user"

    def hidden(self, id_: str) -> list[str]:
        """Names of somebody who is neither a program nor works for the business."""
        is_known = id_ in self.bots or id_ in self.agents
        handle_less = self.others.get(id_, [])[:-1]
        return [] if is_known else handle_less or [self.names.get(id_, "")]
