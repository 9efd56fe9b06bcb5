"""Templates are written narrow: a tag that they break over lines is served in one."""

import re

from jinja2.ext import Extension

JINJA = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
# To the bracket that ends it, past those within Jinja's own and within quotes.
TAG = re.compile(
    rf"""<[a-zA-Z](?:{JINJA}|"(?:{JINJA}|[^"])*"|'(?:{JINJA}|[^'])*'|[^>"'])*>""",
    re.DOTALL,
)
LINE_END = re.compile(r"\s*\n\s*")


class NarrowTags(Extension):
    """Each line end within a tag, with what indents the next line, is one space."""

    def preprocess(
        self,
        source: str,
        name: str | None,
        filename: str | None = None,
    ) -> str:
        if name is not None and not name.endswith(".html"):
            return source
        return TAG.sub(in_one_line, source)


def in_one_line(tag: re.Match[str]) -> str:
    return LINE_END.sub(" ", tag[0])
