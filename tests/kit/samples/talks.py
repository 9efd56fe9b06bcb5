"""Written example conversations, as the templates are given them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from chatlinks.reading.messages import items as i

ZONE = ZoneInfo("Asia/Kolkata")
START = datetime(2024, 3, 5, 8, 2, 11, tzinfo=UTC).astimezone(ZONE)
HIDDEN = Markup('<span class="mask" role="img" aria-label="hidden">******</span>')
NONE = Markup("")


class Talk:
    """Writes a conversation line by line; personal values are hidden or shown."""

    def __init__(self, shown: bool) -> None:
        self.shown, self.at, self.items, self.last, self.number = (
            shown,
            START,
            [i.DayItem("day", START.date())],
            "",
            0,
        )

    def secret(self, value: str) -> Markup:
        return Markup('<span class="personal">{}</span>').format(value) if self.shown else HIDDEN

    def wait(self, minutes: float) -> None:
        before = self.at.date()
        self.at += timedelta(minutes=minutes)
        if self.at.date() != before:
            self.items.append(i.DayItem("day", self.at.date()))
            self.last = ""

    def event(self, name: str, text: str, minutes: float = 0) -> None:
        self.wait(minutes)
        self.items.append(i.EventItem("event", self.at, name, Markup(text)))
        self.last = ""

    def say(
        self,
        sender: str,
        author: str,
        text: str,
        *values: str,
        minutes: float = 0.6,
        **more: object,
    ) -> None:
        self.wait(minutes)
        self.number += 1
        filled = (
            Markup(text).format(*(self.secret(v) for v in values))
            if values
            else Markup.escape(text)
        )
        given = {
            "body": None,
            "broken": False,
            "smart_assist": False,
            "translation": None,
            "marked": False,
        } | more
        self.items.append(
            i.MessageItem(
                "message",
                self.number,
                self.at,
                sender,
                Markup.escape(author),
                filled,
                first=self.last != author,
                **given,
            )
        )
        self.last = author

    def body(self, kind: str, buttons=(), cards=(), pictures=(), type_name: str = "") -> i.Body:
        return i.Body(kind, list(buttons), list(cards), list(pictures), type_name)


def button(label: str, url: str | None = None, host: str | None = None) -> i.BodyButton:
    return i.BodyButton(Markup.escape(label), url, host)


def bank(shown: bool) -> list[i.Item]:
    t = Talk(shown)
    t.event("session_started", "Start of session #3")
    t.say(
        "bot",
        "Asha",
        "Hello 👋 I'm Asha from Kaveri Bank. What can I do for you today?",
        body=t.body(
            "replies", [button("Block a card"), button("Order status"), button("Talk to a person")]
        ),
    )
    t.say("user", "User", "Hi, my card was charged twice at a restaurant yesterday evening")
    t.say("user", "User", "the card is {}", "4716 2210 5244 9087", minutes=0.2)
    t.say(
        "bot",
        "Asha",
        "Thanks, {}. I see two payments of ₹2,480 at Saffron Table on card {}.\n"
        "Shall I raise a dispute?",
        "Priya Raman",
        "4716 2210 5244 9087",
        body=t.body(
            "buttons",
            [
                button("Raise a dispute"),
                button(
                    "Read how disputes work", "https://kaveri.example/disputes", "kaveri.example"
                ),
                button("Call us"),
            ],
        ),
    )
    t.say(
        "user",
        "User",
        "yes and also i want new card plz where it is going, old address is wrong na",
        broken=True,
    )
    t.say("bot", "Asha", "I'm sorry, I did not get that. Let me bring in a colleague.")
    t.event("assigned_team", "Assigned to Cards and Disputes", 0.2)
    t.event("assigned_agent", "Assigned to Nikunj", 1.4)
    t.say(
        "agent",
        "Nikunj",
        "Hello {}, this is Nikunj. I have raised dispute KB-20931 for the second payment.",
        "Priya",
    )
    t.say("agent", "Nikunj", "To which address shall the new card go?", smart_assist=True)
    t.say(
        "user",
        "User",
        "{}. You can write to {} or call {}",
        "14/2 Lake View Road, Adyar",
        "priya.raman@mail.example",
        "+91 98400 12345",
        minutes=3,
    )
    t.say(
        "user",
        "User",
        "",
        body=t.body("hidden")
        if not shown
        else t.body("pictures", pictures=[i.Picture("/photo.svg", None, Markup("receipt.jpg"))]),
    )
    t.say(
        "agent",
        "Nikunj",
        "Thank you. Here is what your new card looks like, and the branches near you:",
        body=t.body(
            "pictures",
            pictures=[
                i.Picture(
                    "https://pictures.example/card.png",
                    "pictures.example",
                    Markup("The new Kaveri card"),
                )
            ],
        ),
    )
    t.say(
        "agent",
        "Nikunj",
        "",
        body=t.body(
            "cards",
            cards=[
                i.Card(
                    Markup(name),
                    Markup(sub),
                    Markup("Open Monday to Saturday, 10:00 to 16:00"),
                    i.Picture("https://pictures.example/b.png", "pictures.example", NONE),
                    [
                        button("Directions", "https://maps.example/1", "maps.example"),
                        button("Choose"),
                    ],
                )
                for name, sub in (
                    ("Adyar", "1.2 km"),
                    ("Besant Nagar", "2.8 km"),
                    ("Mylapore", "4.1 km"),
                )
            ],
        ),
    )
    t.event("waiting", "Moved to waiting for user", 2)
    t.say(
        "other",
        "Reminder",
        "You have not answered for a while. Shall we close this conversation?",
        minutes=30,
    )
    t.say(
        "user",
        "User",
        "मुझे नया कार्ड कब मिलेगा?",
        minutes=700,
        translation=Markup("When will I get the new card?"),
    )
    t.say(
        "agent",
        "Nikunj",
        "In five working days. You can follow it here: https://kaveri.example/track/"
        "9f83hf83hf93hf93hf93hf93hf93hf9h3f9h3f93hf93hf9h3f/delivery?ref=disputes",
        marked=True,
        minutes=2,
    )
    t.say("user", "User", "Perfect, thanks a lot 🙏")
    t.say("bot", "Asha", "Where are you?", body=t.body("unknown", type_name="LOCATION_PICKER"))
    t.event("completed", "Marked as complete by Nikunj", 3)
    t.items.append(
        i.ReviewItem(
            "review",
            t.at,
            4,
            "agent",
            Markup("Card dispute"),
            Markup.escape("Quick and kind, only the bot did not understand me."),
        )
    )
    return t.items


def arabic(shown: bool) -> list[i.Item]:
    t = Talk(shown)
    t.event("session_started", "Start of session #1")
    t.say(
        "bot",
        "مساعد نسمة",
        "مرحبًا! أنا مساعد طيران نسمة. كيف يمكنني مساعدتك؟",
        body=t.body(
            "replies", [button("حالة الرحلة"), button("تغيير الحجز"), button("التحدث مع موظف")]
        ),
    )
    t.say("user", "User", "أريد تغيير موعد رحلتي، رقم الحجز {} واسمي {}", "XK4429", "ليلى حداد")
    t.say(
        "user",
        "User",
        "My e-mail is {} شكرا",
        "layla@mail.example",
        translation=Markup("My e-mail is …, thank you"),
    )
    t.event("assigned_agent", "Assigned to سلمى", 1)
    t.say(
        "agent",
        "سلمى",
        "أهلًا {}، يمكنني نقلك إلى رحلة الساعة 18:40 دون رسوم. هل يناسبك ذلك؟",
        "ليلى",
    )
    t.say("user", "User", "نعم، هذا ممتاز!")
    t.event("completed", "Marked as complete by سلمى", 3)
    t.items.append(
        i.ReviewItem(
            "review", t.at, 5, "agent", Markup("تغيير الحجز"), Markup("خدمة سريعة ولطيفة جدا")
        )
    )
    return t.items


def long(count: int = 600) -> list[i.Item]:
    t = Talk(False)
    lines = (
        "Where is my order?",
        "It left the kitchen four minutes ago and reaches you by 14:20.",
        "ok",
        "Thank you, {}!",
        "One more thing: can I change the address to {}? The one on file is from my old flat.",
        "Done.",
    )
    for n in range(count):
        sender = ("user", "bot", "user", "agent", "user", "agent")[n % 6]
        text = lines[n % 6]
        t.say(
            sender,
            {"user": "User", "bot": "Momo", "agent": "Dana"}[sender],
            text,
            *(["x"] if "{}" in text else []),
            minutes=9,
        )
    return t.items
