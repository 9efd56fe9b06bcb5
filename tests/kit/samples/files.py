"""Files that users and agents send, as far as their first bytes make them."""

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture of a passbook " * 20
PDF = b"%PDF-1.7\nstatement of account 77001 "
# As phones record them; VIDEO says where it was, as theirs do.
VIDEO = (
    b"\0\0\0\x18ftypisom\0\0\0\0isommp42"
    b"\0\0\0\x2dmoov\0\0\0\x25udta\0\0\0\x1d\xa9xyz\0\x11\x15\xc7+52.5200+013.4050/"
)
RECORDED = {
    "audio/aac": b"\xff\xf1\x50\x80" + b"\0" * 40,
    "audio/amr": b"#!AMR\n" + b"\0" * 40,
    "audio/mp4": b"\0\0\0\x18ftypM4A \0\0\0\0M4A isom" + b"\0" * 40,
    "audio/mpeg": b"ID3\x03\0\0\0\0\0\0" + b"\0" * 40,
    "audio/ogg": b"OggS\0\x02" + b"\0" * 40,
    "audio/x-flac": b"fLaC\0\0\0\x22" + b"\0" * 40,
    "audio/x-wav": b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 40,
    "video/mp4": VIDEO,
    "video/quicktime": b"\0\0\0\x14ftypqt  \0\0\0\0qt  " + b"\0" * 40,
    "video/webm": b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm" + b"\0" * 40,
}
