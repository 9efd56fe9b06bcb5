"""One spelling for all: what is folded at once is folded as character by character."""

from chatlinks.privacy.known.folding import FOLD, fold, fold_places

ASCII = "".join(map(chr, range(128)))


def test_ascii_is_folded_as_other_letters_are() -> None:
    assert fold(ASCII) == ASCII.translate(FOLD) == fold_places(ASCII)[0]
    assert fold(f"{ASCII}É") == f"{fold(ASCII)}e"
