"""The two profiles: which detectors look at a text."""

from functools import cache

from chatlinks.privacy.detection.engine.scanning.catalogue import Catalogue
from chatlinks.privacy.detection.kinds import DETECTORS, PATTERNS, SPLIT_KINDS
from chatlinks.privacy.detection.kinds.glued import GLUED
from chatlinks.privacy.detection.kinds.numbers import NUMBER
from chatlinks.privacy.detection.kinds.whereabouts import IN_LINKS

PROFILES = ("strict", "balanced")


@cache
def catalogue(profile: str) -> Catalogue:
    """Made once, in a fraction of a second. Raise ValueError for a profile that does not exist."""
    if profile not in PROFILES:
        known = ", ".join(PROFILES)
        raise ValueError(f"There is no detection profile “{profile}”; there are: {known}.")
    detectors = (*DETECTORS, IN_LINKS, NUMBER) if profile == "strict" else DETECTORS
    return Catalogue(detectors, PATTERNS, SPLIT_KINDS, GLUED)
