from collections.abc import Iterator

import pytest

from linkcheck.documents import xml, xml_parts
from linkcheck.documents.package import Damaged

MAIN = xml_parts.NAMESPACES["w"][0]


def test_a_tag_that_never_ends_is_given_up_early() -> None:
    fed = 0

    def pieces() -> Iterator[bytes]:
        nonlocal fed
        yield b"<a><b c='"
        while fed < 100_000_000:
            fed += 65_536
            yield b"x" * 65_536

    with pytest.raises(Damaged, match="a tag that does not end"):
        xml_parts.read(pieces(), xml_parts.Handlers(), xml_parts.Allowance())
    assert fed < 2_000_000


@pytest.mark.parametrize("before", [b"<a>", b"<a><b/>", b"<?xml version='1.0' encoding='UTF-8'?><a>"])
def test_a_long_text_is_no_such_tag(before: bytes) -> None:
    pieces = [before, *[b"x" * 65_536] * 100, b"</a>"]
    xml_parts.read(pieces, xml_parts.Handlers(), xml_parts.Allowance())


def test_an_encoding_that_nobody_knows_is_damage() -> None:
    with pytest.raises(Damaged):
        xml_parts.read([b"<?xml version='1.0' encoding='klingon'?><a/>"], xml_parts.Handlers(), xml_parts.Allowance())


@pytest.mark.parametrize("error", [ValueError, LookupError])
def test_an_error_of_a_handler_is_no_damage(error: type[Exception]) -> None:
    def fail(_: xml_parts.Attributes) -> None:
        raise error("a bug of ours")

    with pytest.raises(error, match="a bug of ours"):
        xml_parts.read([f"<w:a xmlns:w='{MAIN}'/>".encode()], xml_parts.Handlers({"w:a": fail}), xml_parts.Allowance())


def test_a_feed_is_read_up_to_a_tag_that_does_not_end() -> None:
    whole = b"<rss><link>a</link>" + b"\n" * 70_000
    after = b"<link>b</link></rss>"
    assert [element.text for element in xml.elements(whole + b"<a b='" + b"x" * 2_000_000 + b"'/>" + after, "")] == [
        "a"
    ]
    assert len(list(xml.elements(whole + b"x" * 2_000_000 + after, ""))) == 3
