"""What is known of a file that was handed in, sealed: all of it may be somebody's name."""

import json
from dataclasses import asdict, dataclass, field
from typing import TypedDict

from chatlinks.intake.models import FileImport
from chatlinks.privacy.business_vault import BusinessVault


class PreviewedMessage(TypedDict):
    """As everybody will see it."""

    at: str  # ISO 8601
    sender: str
    author: str
    text: str


class PreviewedConversation(TypedDict):
    messages: list[PreviewedMessage]
    more: int  # messages beyond these


@dataclass
class Details:
    name: str = ""  # the file's
    agents: list[str] = field(default_factory=list)  # as chosen
    columns: dict[str, str] = field(default_factory=dict)  # as chosen
    who: dict[str, str] = field(default_factory=dict)  # name → user, bot, agent, as chosen
    participants: list[str] = field(default_factory=list)  # of whom some are agents
    headings: dict[str, str] = field(default_factory=dict)  # column → field, as recognised
    cells: dict[str, str] = field(default_factory=dict)  # column → what stands there, masked
    preview: list[PreviewedConversation] = field(default_factory=list)  # of the first ones
    problem: str = ""
    reasons: list[tuple[str, str]] = field(default_factory=list)  # (place, why), the first of them
    left_out: dict[str, int] = field(default_factory=dict)


def record(file_import: FileImport) -> str:
    return f"intake_fileimport:{file_import.pk}:details"


def opened(file_import: FileImport) -> Details:
    if file_import.details is None:
        return Details()
    vault = BusinessVault(file_import.business_id)
    return Details(**json.loads(vault.open(record(file_import), file_import.details)))


def sealed(file_import: FileImport, details: Details) -> bytes:
    vault = BusinessVault(file_import.business_id)
    return vault.seal(record(file_import), json.dumps(asdict(details)))
