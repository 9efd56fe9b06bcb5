"""Every language that has a table; English comes first, and questions are read from the last."""

from chatlinks.privacy.detection.told.tables.arabic import ARABIC
from chatlinks.privacy.detection.told.tables.cjk import CHINESE, JAPANESE, KOREAN
from chatlinks.privacy.detection.told.tables.english import ENGLISH
from chatlinks.privacy.detection.told.tables.french import FRENCH
from chatlinks.privacy.detection.told.tables.german import GERMAN
from chatlinks.privacy.detection.told.tables.hindi import HINDI
from chatlinks.privacy.detection.told.tables.hinglish import HINGLISH
from chatlinks.privacy.detection.told.tables.indonesian import INDONESIAN
from chatlinks.privacy.detection.told.tables.italian import ITALIAN
from chatlinks.privacy.detection.told.tables.polish import POLISH
from chatlinks.privacy.detection.told.tables.portuguese import PORTUGUESE
from chatlinks.privacy.detection.told.tables.russian import RUSSIAN
from chatlinks.privacy.detection.told.tables.spanish import SPANISH
from chatlinks.privacy.detection.told.tables.turkish import TURKISH

LANGUAGES = (
    ENGLISH,
    HINGLISH,
    HINDI,
    ARABIC,
    SPANISH,
    FRENCH,
    GERMAN,
    PORTUGUESE,
    ITALIAN,
    POLISH,
    INDONESIAN,
    RUSSIAN,
    TURKISH,
    JAPANESE,
    KOREAN,
    CHINESE,
)
