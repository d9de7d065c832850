import pytest

from tawatur.ingest.decode import decode, is_garbled

TEXT = "وصل الوزير إلى العاصمة يوم الأحد، والتقى المسؤولين في المطار.\r\nثم عاد إلى البلاد."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256", "iso8859-6"],
)
def test_the_encoding_is_found_and_the_text_is_exact(encoding):
    text = TEXT.replace("،", ",") if encoding == "iso8859-6" else TEXT
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.problem) == (text, None)
    assert decoded.encoding.replace("-", "").startswith(encoding.replace("-sig", "").replace("-", ""))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "not a text file"),
        (b"PK\x03\x04word/document.xml", "not a text file"),
        (bytes(range(256)) * 4, "binary"),
        (TEXT.encode()[:-1] + b"\xff\xfe" + TEXT.encode(), "damaged UTF-8 at byte"),
        ("Größe und Übermaß".encode("latin-1"), "encoding cannot be told"),
        (b"\x83\xc9", "encoding cannot be told"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "damaged UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content, said):
    assert said in (decode(content).problem or "")


def test_text_that_was_decoded_wrongly_once_is_seen():
    assert is_garbled(TEXT.encode().decode("windows-1256"))
    assert not is_garbled(TEXT)
    assert not is_garbled("plain English text of some length")
