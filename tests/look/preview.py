"""Draws every page from written examples into a folder, without a database: `python tests/look/preview.py DIR`.

For looking at the pages while working on their look, and for counting what a page costs to draw.
"""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import django
from django.conf import settings
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from chatlinks.links import shapes as s  # noqa: E402
from chatlinks.web.environment import environment  # noqa: E402

ZONE = ZoneInfo("Asia/Kolkata")
START = datetime(2024, 3, 5, 8, 2, 11, tzinfo=UTC).astimezone(ZONE)
HIDDEN = Markup('<span class="mask" role="img" aria-label="hidden">******</span>')
NONE = Markup("")
CSRF = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="preview">')


def ground() -> Environment:
    if not settings.configured:
        settings.configure(STATIC_URL="/static/", INSTALLED_APPS=[])
        django.setup()
    folders = [ROOT / "chatlinks" / room / "jinja2" for room in ("web", "links", "accounts")]
    return environment(loader=FileSystemLoader(folders), auto_reload=False)


class Talk:
    """Writes a conversation line by line; personal values are hidden or shown."""

    def __init__(self, shown: bool) -> None:
        self.shown, self.at, self.items, self.last, self.number = shown, START, [s.Day("day", START.date())], "", 0

    def secret(self, value: str) -> Markup:
        return Markup('<span class="personal">{}</span>').format(value) if self.shown else HIDDEN

    def wait(self, minutes: float) -> None:
        before = self.at.date()
        self.at += timedelta(minutes=minutes)
        if self.at.date() != before:
            self.items.append(s.Day("day", self.at.date()))
            self.last = ""

    def event(self, name: str, text: str, minutes: float = 0) -> None:
        self.wait(minutes)
        self.items.append(s.Event("event", self.at, name, Markup(text)))
        self.last = ""

    def say(self, sender: str, author: str, text: str, *values: str, minutes: float = 0.6, **more: object) -> None:
        self.wait(minutes)
        self.number += 1
        filled = Markup(text).format(*(self.secret(v) for v in values)) if values else Markup.escape(text)
        given = {"body": None, "broken": False, "smart_assist": False, "translation": None, "marked": False} | more
        self.items.append(s.Message("message", self.number, self.at, sender, Markup.escape(author), filled,
                                    first=self.last != author, **given))
        self.last = author

    def body(self, kind: str, buttons=(), cards=(), pictures=(), type_name: str = "") -> s.Body:
        return s.Body(kind, list(buttons), list(cards), list(pictures), type_name)


def button(label: str, url: str | None = None, host: str | None = None) -> s.Button:
    return s.Button(Markup.escape(label), url, host)


def bank(shown: bool) -> list[s.Item]:
    t = Talk(shown)
    t.event("session_started", "Start of session #3")
    t.say("bot", "Asha", "Hello 👋 I'm Asha from Kaveri Bank. What can I do for you today?",
          body=t.body("replies", [button("Block a card"), button("Order status"), button("Talk to a person")]))
    t.say("user", "User", "Hi, my card was charged twice at a restaurant yesterday evening")
    t.say("user", "User", "the card is {}", "4716 2210 5244 9087", minutes=0.2)
    t.say("bot", "Asha", "Thanks, {}. I see two payments of ₹2,480 at Saffron Table on card {}.\nShall I raise a dispute?",
          "Priya Raman", "4716 2210 5244 9087",
          body=t.body("buttons", [button("Raise a dispute"), button("Read how disputes work",
                      "https://kaveri.example/disputes", "kaveri.example"), button("Call us")]))
    t.say("user", "User", "yes and also i want new card plz where it is going, old address is wrong na", broken=True)
    t.say("bot", "Asha", "I'm sorry, I did not get that. Let me bring in a colleague.")
    t.event("assigned_team", "Assigned to Cards and Disputes", 0.2)
    t.event("assigned_agent", "Assigned to Nikunj", 1.4)
    t.say("agent", "Nikunj", "Hello {}, this is Nikunj. I have raised dispute KB-20931 for the second payment.", "Priya")
    t.say("agent", "Nikunj", "To which address shall the new card go?", smart_assist=True)
    t.say("user", "User", "{}. You can write to {} or call {}", "14/2 Lake View Road, Adyar",
          "priya.raman@mail.example", "+91 98400 12345", minutes=3)
    t.say("user", "User", "", body=t.body("hidden") if not shown else t.body("pictures", pictures=[
          s.Picture("/photo.svg", None, Markup("receipt.jpg"))]))
    t.say("agent", "Nikunj", "Thank you. Here is what your new card looks like, and the branches near you:",
          body=t.body("pictures", pictures=[s.Picture("https://pictures.example/card.png", "pictures.example",
                                                      Markup("The new Kaveri card"))]))
    t.say("agent", "Nikunj", "", body=t.body("cards", cards=[
        s.Card(Markup(name), Markup(sub), Markup("Open Monday to Saturday, 10:00 to 16:00"),
               s.Picture("https://pictures.example/b.png", "pictures.example", NONE),
               [button("Directions", "https://maps.example/1", "maps.example"), button("Choose")])
        for name, sub in (("Adyar", "1.2 km"), ("Besant Nagar", "2.8 km"), ("Mylapore", "4.1 km"))]))
    t.event("waiting", "Moved to waiting for user", 2)
    t.say("other", "Reminder", "You have not answered for a while. Shall we close this conversation?", minutes=30)
    t.say("user", "User", "मुझे नया कार्ड कब मिलेगा?", minutes=700, translation=Markup("When will I get the new card?"))
    t.say("agent", "Nikunj", "In five working days. You can follow it here: https://kaveri.example/track/"
          "9f83hf83hf93hf93hf93hf93hf93hf9h3f9h3f93hf93hf9h3f/delivery?ref=disputes", marked=True, minutes=2)
    t.say("user", "User", "Perfect, thanks a lot 🙏")
    t.say("bot", "Asha", "Where are you?", body=t.body("unknown", type_name="LOCATION_PICKER"))
    t.event("completed", "Marked as complete by Nikunj", 3)
    t.items.append(s.Review("review", t.at, 4, "agent", Markup("Card dispute"),
                            Markup.escape("Quick and kind, only the bot did not understand me.")))
    return t.items


def arabic(shown: bool) -> list[s.Item]:
    t = Talk(shown)
    t.event("session_started", "Start of session #1")
    t.say("bot", "مساعد نسمة", "مرحبًا! أنا مساعد طيران نسمة. كيف يمكنني مساعدتك؟",
          body=t.body("replies", [button("حالة الرحلة"), button("تغيير الحجز"), button("التحدث مع موظف")]))
    t.say("user", "User", "أريد تغيير موعد رحلتي، رقم الحجز {} واسمي {}", "XK4429", "ليلى حداد")
    t.say("user", "User", "My e-mail is {} شكرا", "layla@mail.example", translation=Markup("My e-mail is …, thank you"))
    t.event("assigned_agent", "Assigned to سلمى", 1)
    t.say("agent", "سلمى", "أهلًا {}، يمكنني نقلك إلى رحلة الساعة 18:40 دون رسوم. هل يناسبك ذلك؟", "ليلى")
    t.say("user", "User", "نعم، هذا ممتاز!")
    t.event("completed", "Marked as complete by سلمى", 3)
    t.items.append(s.Review("review", t.at, 5, "agent", Markup("تغيير الحجز"), Markup("خدمة سريعة ولطيفة جدا")))
    return t.items


def long(count: int = 600) -> list[s.Item]:
    t = Talk(False)
    lines = ("Where is my order?", "It left the kitchen four minutes ago and reaches you by 14:20.", "ok", "Thank you, {}!",
             "One more thing: can I change the address to {}? The one on file is from my old flat.", "Done.")
    for n in range(count):
        sender = ("user", "bot", "user", "agent", "user", "agent")[n % 6]
        text = lines[n % 6]
        t.say(sender, {"user": "User", "bot": "Momo", "agent": "Dana"}[sender], text,
              *(["x"] if "{}" in text else []), minutes=9)
    return t.items


def details(shown: bool) -> tuple[list[s.Detail], list[s.Detail]]:
    t = Talk(shown)
    personal = [s.Detail(k, t.secret(v), True) for k, v in (
        ("Name", "Priya Raman"), ("E-mail", "priya.raman@mail.example"), ("Phone", "+91 98400 12345"))]
    plain = [s.Detail(k, Markup(v), False) for k, v in (
        ("Channel", "WhatsApp"), ("Device", "Android 14"), ("Language", "English, Hindi"), ("Time zone", "Asia/Kolkata"))]
    entities = [s.Detail("order_id", Markup("KB-20931"), False), s.Detail("city", Markup("Chennai"), False),
                s.Detail("pan_card", t.secret("ABCDE1234F"), True), s.Detail("amount", Markup("₹2,480"), False)]
    return personal + plain, entities


def page(items: list[s.Item], shown: bool = False, **changes: object) -> s.Page:
    contact, entities = details(shown)
    states = ("completed", "completed", "active", "completed", "waiting", "queued", "bot")
    made = s.Page(
        business="Kaveri Bank", path="/c/preview", audience="members", whole=False, shown=shown,
        notice="Personal details are shown: you may view them at Kaveri Bank." if shown
        else "Personal details are hidden: your rights at Kaveri Bank don't include them.",
        number=3, position=3, total=7, state="completed", channel="WhatsApp", started_at=START, contact="User 1042",
        previous_url="/arabic.html", next_url="/long.html", whole_url="/whole.html", single_url=None, items=items,
        earlier_url=None, later_url=None, details=contact, entities=entities,
        siblings=[s.Sibling(n + 1, START - timedelta(days=9 * (2 - n), minutes=37 * n), state, "Kaveri Bank",
                            "/masked.html", n == 2) for n, state in enumerate(states)],
        more_siblings=0,
        shares=[s.Share(1, "https://links.kaveri.example/c/nRq2vX8u1mZcYb7e", "Meera", START, START + timedelta(days=7),
                        True, 3, "live"),
                s.Share(2, "https://links.kaveri.example/c/8hTz", "Meera", START, None, False, 1, "revoked")],
        may_share=True, masked_preview_url="/masked.html" if shown else None, previewing=False, query="", hits=None,
        hits_capped=False, zone="Asia/Kolkata")
    return made._replace(**changes)


def home(count: int = 24, **changes: object) -> s.Home:
    said = (Markup("Perfect, thanks a lot 🙏"), Markup("Hello ") + HIDDEN + Markup(", your new card left Chennai today"),
            Markup("نعم، هذا ممتاز!"), Markup("मुझे नया कार्ड कब मिलेगा?"),
            Markup("I have been waiting for the refund since Monday and nobody has told me when it comes, can you check"))
    rows = [s.Row(f"/c/{n}", f"User {1042 - n * 7}", ("Kaveri Bank", "Nesma Air", "Dabba")[n % 3], n % 4 + 1, n % 4 + 3,
                  ("active", "waiting", "completed", "bot", "queued")[n % 5], ("WhatsApp", "Web", "iOS")[n % 3],
                  START - timedelta(hours=5 * n), ("Cards and Disputes", "", "Care")[n % 3],
                  ("Asha, Nikunj", "Nesma", "Momo, Dana")[n % 3], said[n % 5], 7 * n % 40 + 1) for n in range(count)]
    choice = lambda *names: [s.Choice(n.lower(), n, False) for n in names]  # noqa: E731
    made = s.Home(rows, choice("Kaveri Bank", "Nesma Air", "Dabba"), choice("Bot", "Queued", "Active", "Completed"),
                  choice("Asha", "Nikunj", "Dana"), "", "", "", False, None, "?page=2" if rows else None, "", "Asia/Kolkata")
    return made._replace(**changes)


def whole() -> list[s.Item]:
    first, second = bank(False), arabic(False)
    return [s.Session("session", 1, START - timedelta(days=18), "/masked.html", "completed"), *second,
            s.Session("session", 2, START, "/masked.html", "completed"), *[m._replace(id=m.id + 100) if m.kind == "message" else m for m in first]]


def hits() -> list[s.Hit]:
    return [s.Hit(n, f"/found.html?at={n}#m-{n}", START + timedelta(minutes=n), Markup(who), Markup(text)) for n, who, text in (
        (3, "User", "the <mark>card</mark> is ") , (4, "Asha", "two payments of ₹2,480 at Saffron Table on <mark>card</mark> "),
        (12, "Nikunj", "Here is what your new <mark>card</mark> looks like, and the branches near you:"))]


def pages() -> dict[str, tuple[str, dict[str, object]]]:
    many = long()
    show = lambda p: ("links/page.html", {"page": p})  # noqa: E731
    return {
        "masked": show(page(bank(False))),
        "shown": show(page(bank(True), shown=True)),
        "anyone": ("links/page.html", {"page": page(
            bank(False), audience="anyone", may_share=False, siblings=[], position=None, total=None, previous_url=None,
            next_url=None, whole_url=None, shares=[],
            notice="Personal details are hidden from everyone who opens this link."), "person": None, "nav": []}),
        "arabic": show(page(arabic(False), business="طيران نسمة", previous_url=None, number=1, position=1)),
        "long": show(page(many[:60], later_url="/later.html?after=60", earlier_url="/earlier.html?before=1")),
        "full": show(page(many)),
        "whole": show(page(whole(), whole=True, whole_url=None, previous_url=None, next_url=None, single_url="/masked.html")),
        "found": show(page(bank(False), query="card", hits=hits())),
        "unfound": show(page(bank(False), query="zebra", hits=[])),
        "quiet": show(page([], entities=[])),
        "later": ("links/_items.html", {"page": page(many[60:120], earlier_url="/long.html?x=1")}),
        "earlier": ("links/_items.html", {"page": page([m._replace(id=m.id + 900) if m.kind == "message" else m for m in many[:60]], later_url="/long.html?x=1")}),
        "passcode": ("links/passcode.html", {"error": "", "left": None, "person": None, "nav": []}),
        "passcode-wrong": ("links/passcode.html", {"error": "That is not the passcode.", "left": 2, "person": None, "nav": []}),
        "notice": ("web/notice.html", {"heading": "There is nothing at this address",
                   "text": "The link may have been mistyped, may have expired or may have been revoked. Ask whoever sent it for a new one.",
                   "actions": [("To your conversations", "/"), ("Sign in as someone else", "/accounts/login/")]}),
        "home": ("links/home.html", {"home": home(), "notes": [("success", "The link was revoked.")]}),
        "home-nothing": ("links/home.html", {"home": home(0)}),
        "home-unfound": ("links/home.html", {"home": home(0, query="zebra", filtered=True, since="2024-03-09",
                         until="2024-03-01", problem="From is after Until.")}),
    }


def draw(folder: Path) -> None:
    ready = ground()
    shared = {"nav": [("Conversations", "/home.html", True)], "person": "Meera Iyer", "notes": [], "csrf_input": CSRF, "request": None}
    folder.mkdir(parents=True, exist_ok=True)
    for name, (template, context) in pages().items():
        (folder / f"{name}.html").write_text(ready.get_template(template).render(shared | context))


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
