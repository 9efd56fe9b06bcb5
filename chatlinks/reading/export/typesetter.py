"""Sets one PDF: JSON comes in by standard input, the file goes out by standard output.

A process of its own (`pdf.py`), without keys and database, that can neither write a file nor use
more time and memory than it says here.
"""

import base64
import json
import resource
import sys
from pathlib import Path
from typing import Any

MEMORY = 3 * 2**30  # bytes of addresses: fonts are mapped, too
CPU_SECONDS = 40
SOURCE = Path(__file__).with_name("conversation.typ")
# Noto of Google, under the SIL Open Font License, from wheels that hold nothing else.
FONTS = ("manimgx_fonts", "manimgx_fonts_cjk")
LATIN, EMOJI = "Noto Sans", "Noto Emoji"


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def font_folders() -> list[str]:
    places = [Path(place) for place in sys.path if place]
    return [str(place / name) for name in FONTS for place in places if (place / name).is_dir()]


def families(known: list[str]) -> list[str]:
    """In the order in which a sign is looked for: Latin first; of Chinese, Japanese and Korean,
    which share signs, Japanese; emoji behind all letters."""
    others = sorted(set(known) - {LATIN, EMOJI}, key=lambda name: ("CJK" in name, name))
    japanese = [name for name in others if name.endswith("CJK JP")]
    rest = [name for name in others if name not in japanese and "Symbols" not in name]
    symbols = [name for name in others if "Symbols" in name]
    return [LATIN, *[name for name in rest if "CJK" not in name], *japanese, *rest, EMOJI, *symbols]


def typeset(handed: dict[str, Any]) -> bytes:
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=font_folders(),
    )
    export = {**handed["export"], "fonts": families(fonts.families())}
    # As files that are in memory alone; which its types don't tell.
    source: Any = {
        "main.typ": SOURCE.read_bytes(),
        "export.json": json.dumps(export).encode(),
        **{name: base64.b64decode(content) for name, content in handed["pictures"].items()},
    }
    made: bytes = typst.compile(source, font_paths=fonts)
    return made


if __name__ == "__main__":
    limit()
    sys.stdout.buffer.write(typeset(json.load(sys.stdin.buffer)))
