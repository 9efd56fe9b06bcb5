"""Transcripts of calls: WebVTT, Deepgram and AssemblyAI. Who speaks is told by name or number, when
by the offset from the call's beginning.
"""

from chatlinks.intake.importers.calls.reader import FORMAT

__all__ = ["FORMAT"]
