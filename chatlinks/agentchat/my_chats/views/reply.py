"""POST /chats/<id>/reply: the agent answers. What can't be sent is given back with why, and nothing is lost."""

import hashlib
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chatlinks.agentchat.access import Chat, agent_of_chat
from chatlinks.agentchat.my_chats import page
from chatlinks.chats import transitions
from chatlinks.chats.steps import Refused
from chatlinks.conversations.live import files, opening

LONGEST, LONGEST_QUICK, MOST_QUICK = 5000, 60, 5  # characters, characters, quick replies


class Lines(forms.CharField):
    """A text of several lines: each counts as one character more, as it does while one types."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class Reply(forms.Form):
    """A text, with short answers for the user to choose from; or a file, with a text beside it or without.

    `once` names the form as it was shown: sent again as it is (the button pressed twice, the page gone back to), it is one message.
    """

    once = forms.RegexField(r"^[0-9a-f]{8,64}$", required=False)
    file = forms.FileField(required=False, error_messages={"empty": "The file is empty."})
    text = Lines(
        max_length=LONGEST, strip=True, required=False,
        error_messages={
            "max_length": f"That is too long: a message has up to {LONGEST:,} characters.",
        },
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not (given.get("text") or given.get("file")):
            self.add_error("text", "Write something first.")
        if given.get("file") and any(self.quick_replies()):
            self.add_error(
                "file",
                "Quick replies go with a text, not with a file. Send them one after the other.",
            )
        return given

    def attached(self) -> tuple[str, bytes] | None:
        """(name, content). No more is read than tells that it is too big."""
        file = self.cleaned_data.get("file")
        return (file.name, file.read(files.BIGGEST + 1)) if file else None

    def quick_replies(self) -> list[str]:
        given: Any = self.data
        return [
            each.replace("\0", "").strip()[:LONGEST_QUICK]
            for each in given.getlist("quick_reply")[:MOST_QUICK]
        ]

    def said(self) -> Any:
        given: dict[str, Any] = {"id": self.name()} if self.cleaned_data.get("once") else {}
        if offered := [{"text": each} for each in self.quick_replies() if each]:
            given["data"] = {"quick_replies": offered}
        return opening.message("agent", self.cleaned_data["text"], **given)

    def name(self) -> str:
        """Of the message: another text in the same form, or another file, is another message."""
        file = self.cleaned_data.get("file")
        parts = [
            self.cleaned_data["once"],
            self.cleaned_data["text"],
            *self.quick_replies(),
            *([file.name, file.size] if file else []),
        ]
        return "agent:" + hashlib.sha256(repr(parts).encode()).hexdigest()


@require_POST
@agent_of_chat
def reply(request: HttpRequest, found: Chat) -> HttpResponse:
    form = Reply(request.POST, request.FILES)
    if not form.is_valid():
        return give_back(request, found, form, str(next(iter(form.errors.values()))[0]))
    try:
        transitions.reply(found.business, found.id, request.user, form.said(), form.attached())  # type: ignore[arg-type]
    except (Refused, files.Unfit) as problem:
        return give_back(request, found, form, str(problem))
    return HttpResponse(status=204) if by_script(request) else redirect("my-chat", found.id)


def by_script(request: HttpRequest) -> bool:
    """The page itself asks, and goes on from the answer."""
    return request.headers.get("X-Live") == "yes"


def give_back(request: HttpRequest, found: Chat, form: Reply, problem: str) -> HttpResponse:
    if by_script(request):
        return HttpResponse(problem, status=409, content_type="text/plain; charset=utf-8")
    typed = {"text": form.data.get("text", ""), "quick_replies": form.quick_replies()}
    return page.page(request, found, typed=typed, problem=problem, status=409)
