"""POST /chats/<id>/reply: the agent answers. What can't be sent is given back with why, and nothing
is lost."""

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
from chatlinks.conversations.records import incoming

LONGEST, LONGEST_QUICK, MOST_QUICK = 5000, 60, 5  # characters, characters, quick replies


class MultilineField(forms.CharField):
    """A text of several lines: each counts as one character more, as it does while one types."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class ReplyForm(forms.Form):
    """A text, with short answers for the user to choose from; or a file, with a text beside it or
    without.

    `once` names the form as it was shown: sent again as it is (the button pressed twice, the page
    gone back to), it is one message.
    """

    once = forms.RegexField(r"^[0-9a-f]{8,64}$", required=False)
    file = forms.FileField(required=False, error_messages={"empty": "The file is empty."})
    text = MultilineField(
        max_length=LONGEST,
        strip=True,
        required=False,
        error_messages={
            "max_length": f"That is too long: a message has up to {LONGEST:,} characters.",
        },
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        text, file = cleaned.get("text"), cleaned.get("file")
        if not self.errors and not (text or file):
            self.add_error("text", "Write something first.")
        if file and any(self.quick_replies()):
            self.add_error(
                "file",
                "Quick replies go with a text, not with a file. Send them one after the other.",
            )
        return cleaned

    def attachment(self) -> tuple[str, bytes] | None:
        """(name, content). No more is read than tells that it is too big."""
        file = self.cleaned_data.get("file")
        return (file.name, file.read(files.BIGGEST + 1)) if file else None

    def quick_replies(self) -> list[str]:
        data: Any = self.data
        typed = data.getlist("quick_reply")[:MOST_QUICK]
        return [text.replace("\0", "").strip()[:LONGEST_QUICK] for text in typed]

    def message(self) -> incoming.IncomingMessage:
        fields: dict[str, Any] = {}
        if self.cleaned_data.get("once"):
            fields["id"] = self.message_id()
        if quick_replies := [{"text": text} for text in self.quick_replies() if text]:
            fields["data"] = {"quick_replies": quick_replies}
        return opening.message("agent", self.cleaned_data["text"], **fields)

    def message_id(self) -> str:
        """Another text in the same form, or another file, is another message."""
        file = self.cleaned_data.get("file")
        parts = [self.cleaned_data["once"], self.cleaned_data["text"], *self.quick_replies()]
        if file:
            parts += [file.name, file.size]
        return "agent:" + hashlib.sha256(repr(parts).encode()).hexdigest()


@require_POST
@agent_of_chat
def reply(request: HttpRequest, chat: Chat) -> HttpResponse:
    form = ReplyForm(request.POST, request.FILES)
    if not form.is_valid():
        first_problem = next(iter(form.errors.values()))[0]
        return give_back(request, chat, form, str(first_problem))
    try:
        send(request, chat, form)
    except (Refused, files.Unfit) as problem:
        return give_back(request, chat, form, str(problem))
    return HttpResponse(status=204) if by_script(request) else redirect("my-chat", chat.id)


def send(request: HttpRequest, chat: Chat, form: ReplyForm) -> None:
    person: Any = request.user
    transitions.reply(
        chat.business,
        chat.id,
        person,
        form.message(),
        form.attachment(),
    )


def by_script(request: HttpRequest) -> bool:
    """The page itself asks, and goes on from the answer."""
    return request.headers.get("X-Live") == "yes"


def give_back(
    request: HttpRequest,
    chat: Chat,
    form: ReplyForm,
    problem: str,
) -> HttpResponse:
    if by_script(request):
        return HttpResponse(problem, status=409, content_type="text/plain; charset=utf-8")
    typed = {"text": form.data.get("text", ""), "quick_replies": form.quick_replies()}
    return page.page(
        request,
        chat,
        typed=typed,
        problems={"text": problem},
        status=409,
    )
