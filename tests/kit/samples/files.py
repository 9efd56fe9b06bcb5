"""Files that users and agents send, as far as their first bytes make them."""

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture of a passbook " * 20
PDF = b"%PDF-1.7\nstatement of account 77001 "
