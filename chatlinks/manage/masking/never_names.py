"""Words that are never names: brands, products, places of a business."""

from django import forms

from chatlinks.workspaces.models import Business

MOST = 500  # words
LONGEST = 100  # characters of one


class NeverNames(forms.Form):
    """One word, or a few that belong together, a line."""

    words = forms.CharField(
        required=False,
        max_length=MOST * LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        label="Words that are never names",
        help_text="Brands, products, places: one a line. They stay readable though they look "
        "like somebody's name. What is known of a user is masked all the same.",
    )

    @classmethod
    def of(cls, business: Business) -> "NeverNames":
        return cls(initial={"words": "\n".join(business.never_names)})

    def clean_words(self) -> list[str]:
        """In lower case, each once, in the order typed."""
        lines = (" ".join(line.split()).lower() for line in self.cleaned_data["words"].splitlines())
        words = list(dict.fromkeys(line for line in lines if line))
        if len(words) > MOST:
            raise forms.ValidationError(f"These are {len(words):,} lines. At most {MOST} fit.")
        for word in words:
            if len(word) > LONGEST:
                raise forms.ValidationError(
                    f"“{word[:30]}…” is too long: at most {LONGEST} characters a line."
                )
            if not any(letter.isalpha() for letter in word):
                raise forms.ValidationError(f"“{word}” holds no letter. Take it out.")
        return words
