"""Word Analysis as a CSV: its topics, then the messages that were repeated."""

from chatlinks.analytics.words.phrases import WHOLE
from chatlinks.analytics.words.topic_rows import TopicRow
from chatlinks.analytics.words.words_page import WordsPage
from chatlinks.web.lists.spreadsheets import BOM, csv_text

HEADS: list[object] = [
    "Topic",
    "Kind",
    "Messages",
    "Share",
    "Users",
    "Average confidence",
    "Messages in the previous period",
]


def words_csv(page: WordsPage) -> str:
    return BOM + csv_text([HEADS, *map(cells, page.topics), *map(cells, page.repeated)])


def cells(row: TopicRow) -> list[object]:
    return [
        row.phrase,
        "whole message" if row.words == WHOLE else "phrase",
        row.messages,
        f"{row.share:.4f}",
        str(row.users),
        "" if row.confidence is None else f"{row.confidence:.3f}",
        "" if row.before is None else row.before,
    ]
