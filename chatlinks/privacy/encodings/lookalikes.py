"""Letters of other scripts that look like Latin ones, in words that are Latin but for them."""

from chatlinks.privacy.detection.engine.linear import LinearPattern

CYRILLIC = dict(
    zip("АВЕКМНОРСТУХІЈЅԌԚԜаеорсухіјѕԛԝһԁӏ", "ABEKMHOPCTYXIJSGQWaeopcyxijsqwhdl", strict=True)
)
GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳοϲνυα", "ABEZHIKMNOPTYXCjocvua", strict=True))
TWINS = CYRILLIC | GREEK
LETTER = f"[{''.join(TWINS)}]"
CAPITAL = f"[{''.join(each for each in TWINS if each.isupper())}]"
MIXED = rf"[A-Za-z0-9]{LETTER}|{LETTER}[A-Za-z0-9]|{CAPITAL}[ ./(-]\d|\d[ ./(-]{CAPITAL}"
"""What every word has that is written in two scripts, or in one of these and digits."""
WORD = LinearPattern(rf"[A-Za-z0-9]*{LETTER}[A-Za-z0-9{''.join(TWINS)}]*")
GROUP = LinearPattern(rf"^{CAPITAL}{{1,5}}$")


UNSPACED = "\u0e00"  # from here on scripts put no space between a word and a value


def as_latin(text: str) -> str:
    """Those letters as their twins, where the word that they stand in has no other letter of their
    script.
    """
    if text.isascii():
        return text
    latin = list(text)
    for start, end in WORD.spans(text):
        word = text[start:end]
        beside = (text[start - 1 : start] if start else "", text[end : end + 1])
        if any(each.isalpha() and each < UNSPACED for each in beside):
            continue
        if not any(each.isascii() for each in word) and not _of_number(text, start, end):
            continue
        for place in range(start, end):
            latin[place] = TWINS.get(text[place]) or text[place]
    return "".join(latin)


def _of_number(text: str, start: int, end: int) -> bool:
    """Whether it is a group of capitals of a number or a plate: "АВС-1234"."""
    near = text[max(start - 2, 0) : start], text[end : end + 2]
    return GROUP.seen(text[start:end]) and any(
        any(map(str.isdigit, each)) or (len(each) == 2 and each.strip(" ./(-").isascii())
        for each in near
    )
