"""Cases written as people read them: what must be hidden stands between « and »."""

from chatlinks.privacy import detect


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the passages that they enclose."""
    plain, places = "", []
    for piece in text.split("«"):
        value, closed, rest = piece.partition("»")
        if closed:
            places.append((len(plain), len(plain) + len(value)))
        plain += value + rest
    return plain, places


def exact(text: str, profile: str = "balanced") -> bool:
    """Whether just what is marked is hidden, neither a character less nor one more."""
    plain, places = marked(text)
    return [(span.start, span.end) for span in detect(plain, profile)] == places
