"""Which kinds of files may be sent, and what they are called when somebody saves them."""

import mimetypes
import re

PICTURES = ("image/jpeg", "image/png", "image/gif", "image/webp")
TYPES = (*PICTURES, "application/pdf", "text/plain")
# What users alone may send. A recording may say where and by whom it was made, and nothing takes
# that out of all of these: so they are saved by whoever sees personal details, and go to nobody
# else, by no link and in no message of an agent's.
RECORDINGS = {
    "audio/aac": "aac",
    "audio/amr": "amr",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/x-flac": "flac",
    "audio/x-wav": "wav",
    "video/mp4": "mp4",  # as phones' 3GP and M4V are told
    "video/quicktime": "mov",
    "video/webm": "webm",
}
LONGEST_NAME = 120  # characters
# In a name, on one system or another.
AWKWARD = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]+')


def tidy(name: str, media_type: str) -> str:
    """A name that is safe to save by, and ends as the content is."""
    stem, dot, ending = " ".join(AWKWARD.sub(" ", name).split()).strip(" .").rpartition(".")
    meant = mimetypes.guess_type(f"x.{ending}")[0]
    if not dot or (meant != media_type and ending.lower() != RECORDINGS.get(media_type)):
        stem, ending = stem + dot + ending, ending_of(media_type)
    return f"{stem.strip()[:LONGEST_NAME] or 'file'}.{ending}"


def ending_of(media_type: str) -> str:
    endings = {"image/jpeg": "jpg", "text/plain": "txt", **RECORDINGS}
    return endings.get(media_type, media_type.rpartition("/")[2])
