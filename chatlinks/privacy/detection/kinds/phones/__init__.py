"""Telephone numbers of any country, written or spoken."""

from chatlinks.privacy.detection.kinds.phones import spoken, written

DETECTORS = (*written.DETECTORS, *spoken.DETECTORS)
