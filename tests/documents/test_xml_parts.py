from collections.abc import Iterator

import pytest

from linkcheck.documents import xml_parts
from linkcheck.documents.package import Damaged


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
