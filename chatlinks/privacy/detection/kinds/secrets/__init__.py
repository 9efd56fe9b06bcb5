"""What opens doors: passwords and codes when named, keys by their shape, URLs that carry them."""

from chatlinks.privacy.detection.kinds.secrets import codes, passwords, tokens, urls

ISSUED = (*tokens.DETECTORS, *urls.DETECTORS)
NAMED = (*codes.DETECTORS, *passwords.DETECTORS)
