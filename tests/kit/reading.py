"""What a reader can get out of an answer, by whatever way: source, text as shown, headers, cookies."""

import re
from html import unescape
from urllib.parse import unquote

TAG = re.compile(r"<[^>]*>")
# Drawn at random for each answer, so that by chance any short name may stand in them: keys of sessions and forms, signatures,
# tokens of links.
RANDOM = re.compile(
    r"\b(?=[A-Za-z]*\d)[A-Za-z0-9]{32}(?:[A-Za-z0-9]{32})?\b|(?<=:)[\w-]{43}(?![\w-])|(?<=/c/)[\w-]{22,}"
)
# Where the cast's names end: whatever stands before the conversation is shown must hold none of its words either.
OF_THE_CONVERSATION = [
    "lotus",
    "asha bot",
    "nikunj",
    "only doing chat",
    "chennai",
    "gold.png",
    "not happy",
]


def readable(response) -> str:
    """All of it in lower case. Text is there as sent, unescaped, and with its tags taken out, so that no mark-up
    between two letters hides a word from a search."""
    body = b"".join(response) if response.streaming else response.content
    source = body.decode(errors="replace")
    plain = unescape(source)
    headers = "\n".join(
        f"{name}: {value}\n{unquote(value)}" for name, value in response.headers.items()
    )
    everything = "\n".join(
        [source, plain, unescape(TAG.sub("", source)), headers, str(response.cookies)]
    )
    return RANDOM.sub("", everything).lower()


def held(response, words) -> list[str]:
    """Those of the words that the answer holds."""
    text = readable(response)
    return [word for word in words if word.lower() in text]
