"""Rich Text Format (1.9.1): groups, control words and text, read one after the other."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from linkcheck.contents import NOWHERE, Condition, DocumentFacts, Spot
from linkcheck.documents import fields
from linkcheck.documents.contract import Document, gathered
from linkcheck.documents.prose import LONGEST_TEXT, Paragraph, Prose
from linkcheck.documents.xml_parts import Spent
from linkcheck.model import Url

MOST_TOKENS = 1_500_000
DEEPEST = 1_000
"""Groups that may be open at once; those in deeper ones are read as if they were no groups."""
MOST_SKIPPED = 10
"""Characters that stand for one in Unicode, for programs that do not know it."""
BODY_LEVEL = 9
_BEGIN = b"{\\rt"
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})?[ ]?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_SAID = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
"""Control words and signs that stand for characters; a hyphen that does not break is one, as addresses have it."""
_ENDS = frozenset({"par", "sect", "cell", "\n", "\r"})
"""What ends a paragraph, as in other formats: a cell has one at least."""
_UNSEEN = frozenset(
    "fonttbl colortbl stylesheet pict listtext pntext nonshppict xe tc rxe sp shprslt themedata objdata upr".split()
)
"""Destinations whose text is none of the document's; so is that of all which a reader may ignore, and does not know."""
_VALUES = frozenset({"title", "author", "generator", "bkmkstart", "creatim", "revtim"})
_PARTS_OF_TIME = frozenset({"yr", "mo", "dy", "hr", "min", "sec"})
_TOLD = re.compile(r"(yr|mo|dy|hr|min|sec)(\d{1,4})\b")
_ASIDE = {
    "footnote": "footnote", "annotation": "comment",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}  # fmt: skip
_REPEATED = frozenset({"header", "footer"})
_UTF_8 = 65_001
"""Its number among the code pages of Windows."""
_SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


def read(body: bytes, content_type: str, url: Url) -> Document:
    if not body.lstrip().startswith(_BEGIN):
        return Document(DocumentFacts("rtf", Condition.CORRUPT, "its beginning is missing"), lambda: iter(()))
    reading = _Reading()
    whole = False
    with suppress(Spent):
        reading.read(body)
        whole = True
    return Document(_facts(reading), lambda: gathered(reading.prose.links, url), whole)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """All tokens but those in binary data, which has its length before it (`\\binN`)."""
    at = count = 0
    while at < len(text):
        for token in _TOKEN.finditer(text, at):
            count += 1
            if count > MOST_TOKENS:
                raise Spent
            at = token.end()
            if token["word"] == "bin":
                at += max(0, int(token["number"] or 0))
                break
            yield token


class _Field(Struct):
    """A field that has begun."""

    sink: list[str] | None
    """What takes the text of what it shows."""
    instruction: list[str] = field(default_factory=list)
    link_in: Paragraph | None = None


class _Group(Struct):
    """What holds until a brace closes; a group in it begins with the same, but for what is at its end."""

    is_unseen: bool = False
    is_deleted: bool = False
    is_heading: bool = False
    skips: int = 1
    """Characters after one in Unicode that say the same (`\\ucN`)."""
    sink: list[str] | None = None
    """What takes its text, where that is no part of a paragraph."""
    at_end: Callable[[], None] | None = None


class _Story(Struct):
    """What has paragraphs of its own: the body, a note, a header."""

    spot: Spot = NOWHERE
    """Where all of it stands; in the body, paragraphs are counted."""
    paragraph: Paragraph = field(default_factory=Paragraph)


class _Reading:
    """One document, as its tokens come."""

    def __init__(self) -> None:
        self.prose = Prose()
        self.values: dict[str, str] = {}
        self.pages: int | None = None
        self._groups = [_Group()]
        self._deeper = 0
        """Groups beyond the deepest that is kept."""
        self._stories = [_Story()]
        self._fields: list[_Field] = []
        self._counts: Counter[str] = Counter()
        self._asides: set[tuple[str, ...]] = set()
        """What headers and footers said so far: those of left and right pages often say the same."""
        self._codec = _SETS["ansi"]
        self._bytes = bytearray()
        """Characters in the codec, of which some take two."""
        self._half = ""
        """The first half of a character in UTF-16."""
        self._to_skip = 0
        self._is_ignorable = False
        """Whether the destination that begins may be ignored by who does not know it."""
        self._controls: Mapping[str, Callable[[int], None]] = {
            "ansicpg": self._encode, "uc": self._set_skips, "u": self._unicode, "pard": self._plain_paragraph,
            "outlinelevel": self._level, "deleted": self._delete, "plain": self._plain, "nofpages": self._count_pages,
            "info": self._discard, "field": self._begin_field, "fldinst": self._instruct, "fldrslt": self._begin_result,
            "ud": self._reveal, "shpinst": self._reveal,
            **{word: partial(self._end_paragraph) for word in _ENDS},
            **{word: partial(self._begin_value, word) for word in _VALUES},
            **{word: partial(self._begin_aside, kind) for word, kind in _ASIDE.items()},
            **{word: partial(self._tell_time, word) for word in _PARTS_OF_TIME},
            **{word: partial(self._hide) for word in _UNSEEN},
            **{word: partial(self._say_sign, said) for word, said in _SAID.items()},
            **{word: partial(self._set_codec, codec) for word, codec in _SETS.items()},
        }  # fmt: skip

    def read(self, body: bytes) -> None:
        for token in _tokens(body.decode("latin-1")):
            match token.lastgroup:
                case "brace":
                    self._flush()
                    (self._begin if token["brace"] == "{" else self._end)()
                case "text":
                    self._say_bytes(token["text"])
                case "byte":
                    self._say_bytes(chr(int(token["byte"], 16)))
                case "sign":
                    self._control(token["sign"], 0)
                case "word" | "number":
                    self._control(token["word"], int(token["number"] or 1))
        self._flush()
        self._end_paragraph()

    @property
    def _group(self) -> _Group:
        return self._groups[-1]

    def _begin(self) -> None:
        self._to_skip = 0
        if len(self._groups) < DEEPEST:
            self._groups.append(replace(self._group, at_end=None))
        else:
            self._deeper += 1

    def _end(self) -> None:
        self._to_skip = 0
        if self._deeper:
            self._deeper -= 1
        elif len(self._groups) > 1:
            at_end = self._group.at_end
            if at_end is not None:
                at_end()
            self._groups.pop()

    def _control(self, word: str, number: int) -> None:
        self._flush()
        self._to_skip = 0
        if word == "*":
            self._is_ignorable = True
            return
        is_ignorable, self._is_ignorable = self._is_ignorable, False
        if self._group.is_unseen and word != "ud":
            return
        if word in self._controls:
            self._controls[word](number)
        elif is_ignorable:
            self._group.is_unseen = True

    def _say(self, text: str) -> None:
        group = self._group
        if group.is_unseen or group.is_deleted:
            return
        if group.sink is not None:
            group.sink.append(text)
        else:
            self._stories[-1].paragraph.say(text)

    def _say_bytes(self, text: str) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        text = text[skipped:]
        if text.isascii() and not self._bytes:
            self._say(text)
        else:
            self._bytes += text.encode("latin-1")

    def _flush(self) -> None:
        if self._bytes:
            self._say(self._bytes.decode(self._codec, "replace"))
            self._bytes.clear()

    def _say_sign(self, text: str, _: int) -> None:
        self._say(text)

    def _unicode(self, number: int) -> None:
        """A unit of UTF-16; those beyond 32,767 are written as negative numbers."""
        unit = chr(number % 0x10000)
        self._to_skip = self._group.skips
        if "\ud800" <= unit < "\udc00":
            self._half = unit
            return
        text = (self._half + unit).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._half = ""
        self._say(text)

    def _encode(self, number: int) -> None:
        name = "utf-8" if number == _UTF_8 else f"cp{number}"
        with suppress(LookupError):
            self._codec = codecs.lookup(name).name

    def _set_codec(self, codec: str, _: int) -> None:
        self._codec = codec

    def _set_skips(self, number: int) -> None:
        self._group.skips = min(max(number, 0), MOST_SKIPPED)

    def _hide(self, _: int) -> None:
        self._group.is_unseen = True

    def _reveal(self, _: int) -> None:
        """What is said in Unicode stands within what is not seen, and says it better."""
        self._group.is_unseen = False

    def _delete(self, number: int) -> None:
        self._group.is_deleted = number != 0

    def _plain(self, _: int) -> None:
        self._group.is_deleted = False

    def _plain_paragraph(self, _: int) -> None:
        self._group.is_heading = False

    def _level(self, number: int) -> None:
        self._group.is_heading = 0 <= number < BODY_LEVEL

    def _count_pages(self, number: int) -> None:
        self.pages = number if number > 0 else None

    def _discard(self, _: int) -> None:
        """What a document says of itself, but for the values that are kept."""
        self._group.sink = []

    def _begin_value(self, name: str, _: int) -> None:
        sink: list[str] = []
        self._group.sink = sink
        self._group.at_end = lambda: self._keep(name, " ".join("".join(sink).split())[:LONGEST_TEXT])

    def _keep(self, name: str, value: str) -> None:
        if name == "bkmkstart":
            self.prose.name(value)
        elif value:
            self.values.setdefault(name, value)

    def _tell_time(self, part: str, number: int) -> None:
        if self._group.sink is not None:
            self._group.sink.append(f"{part}{number} ")

    def _begin_field(self, _: int) -> None:
        self._fields.append(_Field(self._group.sink))
        self._group.at_end = self._end_field

    def _instruct(self, _: int) -> None:
        if self._fields:
            self._group.sink = self._fields[-1].instruction

    def _begin_result(self, _: int) -> None:
        if not self._fields:
            return
        begun = self._fields[-1]
        self._group.sink = begun.sink
        target = fields.target("".join(begun.instruction))
        begun.instruction.clear()
        if target and begun.link_in is None:
            begun.link_in = self._stories[-1].paragraph
            begun.link_in.begin(target)

    def _end_field(self) -> None:
        ended = self._fields.pop()
        if ended.link_in is self._stories[-1].paragraph:
            ended.link_in.end()

    def _begin_aside(self, kind: str, _: int) -> None:
        self._counts[kind] += 1
        self._stories.append(_Story({kind: self._counts[kind]}))
        self._group.sink = None
        self._group.at_end = self._end_aside

    def _end_aside(self) -> None:
        self._end_paragraph()
        self._stories.pop()

    def _end_paragraph(self, _: int = 1) -> None:
        story = self._stories[-1]
        paragraph, story.paragraph = story.paragraph, Paragraph()
        if not story.spot:
            self._end_body_paragraph(paragraph)
        elif not story.spot.keys() & _REPEATED:
            self.prose.add(paragraph, story.spot)
        elif (said := (*story.spot, paragraph.text)) not in self._asides:
            self._asides.add(said)
            self.prose.link(paragraph, story.spot)

    def _end_body_paragraph(self, paragraph: Paragraph) -> None:
        self._counts["paragraph"] += 1
        if self._group.is_heading and paragraph.text.strip():
            self.prose.begin_section(paragraph.text)
        self.prose.add(paragraph, {"paragraph": self._counts["paragraph"]})


def _facts(reading: _Reading) -> DocumentFacts:
    values, prose = reading.values, reading.prose
    return DocumentFacts(
        format="rtf",
        title=values.get("title", ""),
        authors=tuple(filter(None, (name.strip() for name in values.get("author", "").split(";")))),
        written=prose.words.language,
        created=_time(values.get("creatim", "")),
        modified=_time(values.get("revtim", "")),
        producer=values.get("generator", "").rstrip(";"),
        pages=reading.pages,
        words=prose.words.count,
        opening=prose.words.opening,
        anchors=prose.anchors,
    )


def _time(said: str) -> str:
    """A time as ISO 8601 has it, from the parts that were told of it; empty where there is no date."""
    parts = {name: int(number) for name, number in _TOLD.findall(said)}
    if not all(parts.get(name, 0) > 0 for name in ("yr", "mo", "dy")):
        return ""
    date = f"{parts['yr']:04}-{parts['mo']:02}-{parts['dy']:02}"
    return f"{date}T{parts.get('hr', 0):02}:{parts.get('min', 0):02}:{parts.get('sec', 0):02}"
