"""What `chatlinks detect` prints: the masked text, then what each detector found and why."""

import argparse
import sys
from pathlib import Path

from chatlinks.privacy.detection.detect import detect, explain
from chatlinks.privacy.detection.engine.span import Finding
from chatlinks.privacy.detection.profiles import PROFILES
from chatlinks.privacy.masking import mask


def run(text: str, profile: str = "balanced") -> str:
    """A report of several lines. Raise ValueError for a profile that does not exist."""
    masked, _ = mask(text, detect(text, profile))
    findings = explain(text, profile)
    accepted = [finding for finding in findings if finding.accepted]
    refused = [finding for finding in findings if not finding.accepted]
    lines = [
        f"Profile {profile}:",
        f"  {masked}",
        "",
        *_part("Found", text, accepted),
        *_part("Looked at and left", text, refused),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _part(title: str, text: str, findings: list[Finding]) -> list[str]:
    if not findings:
        return [f"{title}: nothing.", ""]
    return [f"{title}:", *(_line(text, finding) for finding in findings), ""]


def _line(text: str, finding: Finding) -> str:
    passage = text[finding.start : finding.end].replace("\n", "⏎")
    place = f"{finding.start:>5}-{finding.end:<5}"
    return f"  {place} {finding.kind:<18} {passage!r}: {finding.why} ({finding.looks_for})"


def tell(path: Path, profile: str) -> int:
    """Prints what is told in the file; 2 if it can't be read."""
    from chatlinks.privacy import told_report  # its tables take seconds to load

    try:
        turns = told_report.read_turns(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as problem:
        print(f"{path}: {problem}", file=sys.stderr)
        return 2
    print(told_report.report(turns, profile), end="")
    return 0


def main(arguments: list[str]) -> int:
    """The command line of `chatlinks detect`; needs neither settings nor a database."""
    parser = argparse.ArgumentParser(
        prog="chatlinks detect",
        description="Show what each detector finds in a text, and why.",
    )
    parser.add_argument("text", nargs="*", help="default: standard input")
    parser.add_argument("--profile", choices=sorted(PROFILES), default="balanced")
    parser.add_argument(
        "--conversation",
        type=Path,
        metavar="FILE",
        help="what is told in words in a whole one: the import format, or lines such as “user: …”",
    )
    options = parser.parse_args(arguments)
    if options.conversation:
        return tell(options.conversation, options.profile)
    print(run(" ".join(options.text) or sys.stdin.read(), options.profile))
    return 0
