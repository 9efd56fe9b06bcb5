"""Every language that has a table; English comes first."""

from chatlinks.privacy.detection.told.tables.english import ENGLISH

LANGUAGES = (ENGLISH,)
