"""The peers that detection is measured against, each in a virtual environment of its own under the
user's cache.
"""

import json
import subprocess
from enum import Enum
from typing import NamedTuple

from bench.against.environments import installed

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
def find(text):
    hits = engine.analyze(text, "en")
    found = [hit for hit in hits if hit.entity_type != "URL" and hit.score >= 0.3]
    return [(hit.start, hit.end) for hit in found]
"""
DATAFOG = """
import json, sys, time
from datafog.processing.text_processing.regex_annotator import RegexAnnotator
annotator = RegexAnnotator()
def find(text):
    answer = annotator.annotate_with_spans(text)
    result = answer[1] if isinstance(answer, tuple) else answer
    return [(span.start, span.end) for span in result.spans if span.label not in ("ZIP",
    "DOB_LIKE")]
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
    """Each peer: what to install, its program, and how many messages it gets (the slow one a
    share).
    """

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
    python = installed(peer.name, peer.package)
    if isinstance(python, str):
        return python
    done = subprocess.run(
        [str(python), "-c", peer.program + LOOP],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["it stopped"])[-1][:200]
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    spans = [[(start, end) for start, end in each] for each in answer["spans"]]
    return Answer(max(answer["seconds"], 1e-9), spans)
