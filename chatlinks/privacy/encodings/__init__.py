"""What a text says once what it is wrapped in is taken off.

HTML and URL encodings (also twice), quoted-printable, escapes, markup between the digits, base64,
UTF-8 read as Latin-1. Whoever looks for something looks in `decoded` too.
"""

from chatlinks.privacy.encodings.decode import MARKS, decoded, may_read_otherwise
from chatlinks.privacy.encodings.view import View

__all__ = ["MARKS", "View", "decoded", "may_read_otherwise"]
