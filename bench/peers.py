"""The peers that detection is measured against, each in a virtual environment of its own under the user's cache."""

import json
import os
import subprocess
import sys
import venv
from enum import Enum
from pathlib import Path
from typing import NamedTuple

PRESIDIO = """
import json, sys, time
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
import presidio_analyzer.predefined_recognizers as known
from presidio_analyzer import PatternRecognizer

class NoModel(NlpEngine):
    engine_name = "none"
    def load(self): pass
    def is_loaded(self): return True
    def process_text(self, text, language):
        return NlpArtifacts([], [], [], [], self, language)
    def process_batch(self, texts, language, **rest):
        return ((text, self.process_text(text, language)) for text in texts)
    def is_stopword(self, word, language): return False
    def is_punct(self, word, language): return False
    def get_supported_entities(self): return []
    def get_supported_languages(self): return ["en"]

registry = RecognizerRegistry(supported_languages=["en"])
for name in dir(known):
    kind = getattr(known, name)
    try:
        one = kind(supported_language="en")
    except Exception:
        continue
    if isinstance(one, PatternRecognizer) or name == "PhoneRecognizer":
        registry.add_recognizer(one)
engine = AnalyzerEngine(registry=registry, nlp_engine=NoModel(), supported_languages=["en"])
find = lambda text: [(hit.start, hit.end) for hit in engine.analyze(text, "en") if hit.entity_type != "URL" and hit.score >= 0.3]
"""
DATAFOG = """
import json, sys, time
from datafog.processing.text_processing.regex_annotator import RegexAnnotator
annotator = RegexAnnotator()
def find(text):
    answer = annotator.annotate_with_spans(text)
    result = answer[1] if isinstance(answer, tuple) else answer
    return [(span.start, span.end) for span in result.spans if span.label not in ("ZIP", "DOB_LIKE")]
"""
LOOP = """
texts = json.load(sys.stdin)
for text in texts[:20]:
    find(text)
begun = time.process_time()
spans = [find(text) for text in texts]
print(json.dumps({"seconds": time.process_time() - begun, "spans": spans}))
"""


class Peer(Enum):
    """Each peer: what to install, its program, and how many messages it gets (the slow one a share)."""

    PRESIDIO = ("presidio-analyzer", PRESIDIO, 2_000)
    DATAFOG = ("datafog", DATAFOG, 10_000)

    @property
    def package(self) -> str:
        return self.value[0]

    @property
    def program(self) -> str:
        return self.value[1]

    @property
    def messages(self) -> int:
        return self.value[2]

    # An Enum's own `name` is upper case; keys and rows use the lower.
    @property
    def name(self) -> str:
        return str(self._name_).lower()


class Answer(NamedTuple):
    """CPU seconds for all messages, and the spans of each."""

    seconds: float
    spans: list[list[tuple[int, int]]]


def run_peer(peer: Peer, texts: list[str]) -> Answer | str:
    """What the peer made of the texts; a sentence instead when it can't be installed or run."""
    python = _installed(peer)
    if isinstance(python, str):
        return python
    done = subprocess.run(
        [str(python), "-c", peer.program + LOOP],
        input=json.dumps(texts), capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["it stopped"])[-1][:200]
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    return Answer(
        max(answer["seconds"], 1e-9),
        [[(span[0], span[1]) for span in each] for each in answer["spans"]],
    )


def _installed(peer: Peer) -> Path | str:
    """The interpreter of the peer's environment, made at the first call."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "chatlinks-bench" / f"{peer.name}-{sys.version_info[0]}.{sys.version_info[1]}"
    python, done = home / "bin" / "python", home / "installed"
    if done.exists():
        return python
    venv.create(home, with_pip=True, clear=True)
    pip = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        peer.package,
    ]
    result = subprocess.run(pip, capture_output=True, text=True, check=False, timeout=900)
    if result.returncode:
        return "it could not be installed"
    done.touch()
    return python
