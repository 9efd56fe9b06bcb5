"""Cases written as people read them: what must be hidden stands between « and »."""

from chatlinks.privacy import Span, detect, detect_all

Place = tuple[int, int]


def marked(text: str) -> tuple[str, list[Place]]:
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


def hidden(text: str, value: str, profile: str = "balanced") -> bool:
    """Whether every letter and digit of `value`, which is in `text`, is inside a span."""
    start = text.index(value)
    return _covers(detect(text, profile), text, (start, start + len(value)))


def mistakes(text: str, kinds: str) -> list[str]:
    """What detection gets wrong of a text with marks.

    What is marked must be of these kinds (one, or several with commas between) and hidden exactly;
    it must be hidden within a sentence and in `strict`, too, and just so amid other texts, where
    one search over all says which are worth a look.
    """
    plain, places = marked(text)
    spans = detect(plain)
    wrong = []
    if [(span.start, span.end) for span in spans] != places:
        wrong.append(f"hidden: {spans or 'nothing; chatlinks detect tells why it is left'}")
    if list(dict.fromkeys(span.kind for span in spans)) != kinds.split(", "):
        wrong.append(f"named otherwise: {spans}")
    if [*map(list, detect_all(["At 6 pm", plain, "no"]))] != [[], spans, []]:
        wrong.append("found otherwise amid other texts")
    before = "Hello, "
    sentence = f"{before}{plain}, thank you."
    moved = [(start + len(before), end + len(before)) for start, end in places]
    if not all(_covers(detect(sentence), sentence, place) for place in moved):
        wrong.append(f"shown within a sentence: {detect(sentence)}")
    if not all(_covers(detect(plain, "strict"), plain, place) for place in places):
        wrong.append(f"shown in strict: {detect(plain, 'strict')}")
    return wrong


def _covers(spans: list[Span], text: str, place: Place) -> bool:
    letters = [each for each in range(*place) if text[each].isalnum()]
    return all(any(span.start <= each < span.end for span in spans) for each in letters)
