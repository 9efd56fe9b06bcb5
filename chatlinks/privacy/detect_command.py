"""What `chatlinks detect` prints: the masked text, then what each rule found and why."""

from chatlinks.privacy.detectors.scan import detect, explain
from chatlinks.privacy.detectors.span import Finding
from chatlinks.privacy.masking import mask


def run(text: str, profile: str = "balanced") -> str:
    """A report of several lines. Raise ValueError for a profile that does not exist."""
    masked, _ = mask(text, detect(text, profile))
    findings = explain(text, profile)
    lines = [f"Profile {profile}:", f"  {masked}", ""]
    lines += _part("Found", text, [finding for finding in findings if finding.accepted])
    lines += _part("Looked at and left", text, [finding for finding in findings if not finding.accepted])
    return "\n".join(lines).rstrip() + "\n"


def _part(title: str, text: str, findings: list[Finding]) -> list[str]:
    if not findings:
        return [f"{title}: nothing.", ""]
    return [f"{title}:", *(_line(text, finding) for finding in findings), ""]


def _line(text: str, finding: Finding) -> str:
    passage = text[finding.start : finding.end].replace("\n", "⏎")
    place = f"{finding.start:>5}-{finding.end:<5}"
    return f"  {place} {finding.kind:<18} {passage!r}: {finding.why} ({finding.rule})"
