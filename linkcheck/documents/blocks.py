"""What stands round a link in a page's tree: its sentence, the one before, the line that leads into its list or cell.

Most links have no date near them and need none of it; what may have one is looked at block by block, each once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from itertools import islice

from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from linkcheck.dates import may_be_dated
from linkcheck.documents import sentences
from linkcheck.documents.tables import CELLS, Table, children
from linkcheck.model import Surroundings

Said = Callable[[LexborNode], str]

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section "
    "select summary table tbody td tfoot th thead tr ul".split()
)
UNREAD = frozenset("script style template textarea title xmp iframe noembed noframes".split())
"""Elements whose text is no text of the page."""
STRUCK = frozenset({"s", "del", "strike"})
"""Elements whose text is taken back: no longer accurate, or removed (HTML standard, 4.5.5 and 4.7.2)."""
UNSAID = UNREAD | STRUCK
_UNSAID = ", ".join(sorted(UNSAID))
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
PICTURES = frozenset({"img", "object", "svg"})
LISTS = frozenset({"ul", "ol", "menu", "dir"})
OWN_LEAD = LISTS | CELLS | {"dd"}
"""What has a line of its own that leads to it; all else has those of what it stands in."""
INTRODUCING = frozenset({"p", "div", "dt", "dd", "figcaption", "header", "summary", "legend", "pre", "li"})
"""Blocks whose last line may lead into a list."""
HEADERS = frozenset({"header", "hgroup", "div"})
"""Blocks that may hold nothing but a heading."""
WRAPPING = frozenset({"div", "section", "article", "center", "figure"})
"""Blocks that may hold nothing but a list, which then follows upon what they follow upon."""

LONGEST_TEXT = 300
"""Characters kept of a link's text, a heading, a line that leads."""
MOST_NODES = 500
"""Nodes looked at for the text of one link."""
MOST_STEPS = 50
"""Steps up or sideways in the tree for one link."""
MOST_STEPS_TO_CELL = 4
"""Blocks that may stand between a link and the cell whose row it is part of: what is deeper is a layout's."""
MOST_IN_ROW = 20
"""Cells of a row that are read."""
TITLE_LIKE = 120
"""Characters of a line without a full stop or colon that may still introduce what follows it."""
ENOUGH_LEADS = 3
"""Lines that lead to one link, the nearest first."""
REREAD = 8
"""Times the page's length that texts of blocks within blocks may have together, before all of it is read once."""


def squeeze(text: str) -> str:
    return " ".join(text.split())


def words_of(element: LexborNode, unread: Set[str] = UNREAD, most: int = LONGEST_TEXT) -> str:
    """What a reader gets of an element: its text, and what stands for its pictures; at most so many characters."""
    return squeeze("".join(_pieces(element, unread, most)))[:most]


def names_in(element: LexborNode) -> Iterator[str]:
    """The names of pictures in an element, and of what says itself what it is called."""
    for node, tag, enters in islice(_walk(element), MOST_NODES):
        if enters and not tag.startswith("-"):
            attributes = node.attributes
            titled = attributes.get("title") if tag in PICTURES else None
            name = attributes.get("aria-label") or titled or (words_of(node) if tag == "title" else "")
            if name:
                yield name


def _pieces(element: LexborNode, unread: Set[str], most: int) -> Iterator[str]:
    length = 0
    for node, tag, enters in islice(_walk(element, unread), max(MOST_NODES, most)):
        if length > most:
            return
        if tag == "-text":
            text = node.text_content or ""
            length += 0 if text.isspace() else len(text)
            yield text
        elif tag == "br" or tag in BLOCKS:
            yield " "
        elif tag == "img" and enters:
            alternative = node.attributes.get("alt") or ""
            length += len(alternative)
            yield f" {alternative} "


def _walk(
    element: LexborNode, unread: Set[str] = UNREAD, passed: Set[int] = frozenset()
) -> Iterator[tuple[LexborNode, str, bool]]:
    """Everything in an element that is text of the page, each element as it begins (True) and as it ends (False).

    Elements in `unread` (by name) and in `passed` (by `mem_id`) begin and end, and are not entered.
    """
    above: list[tuple[LexborNode, str]] = []
    node = element.first_child
    while node is not None:
        tag = node.tag or ""
        yield node, tag, True
        child = None
        if not tag.startswith("-") and tag not in unread and not (passed and node.mem_id in passed):
            child = node.first_child
        if child is not None:
            above.append((node, tag))
            node = child
            continue
        if not tag.startswith("-"):
            yield node, tag, False
        following = node.next
        while following is None and above:
            node, tag = above.pop()
            yield node, tag, False
            following = node.next
        node = following


class Blocks:
    """The blocks of one page, read where a link asks for it. `size` is the page's length in characters."""

    def __init__(self, size: int) -> None:
        self._left = REREAD * size + 100_000
        self._dated: dict[int, bool] = {}
        self._walked: set[int] = set()
        self._sentences: dict[int, tuple[str, str]] = {}
        self._leads: dict[int, tuple[str, ...]] = {}
        self._words: dict[int, str] = {}
        self._tables: dict[int, Table] = {}
        self._rows: dict[int, list[tuple[int, str]]] = {}
        """By row of a table: its cells, and their words."""
        self._plain_lists: set[int] = set()
        """Elements to which no line leads that may hold a date."""

    def around(self, anchor: LexborNode, named: bool, plain: Surroundings) -> Surroundings:
        """What stands round an anchor, where a date may; `plain` where none does.

        `named` says that its own text or address may hold one.
        """
        block = anchor.parent
        deep = False
        if block is None or block.tag not in BLOCKS:
            block = _block_of(anchor)
            deep = block.tag not in BLOCKS
        dated = self._dated.get(block.mem_id)
        if dated is None:
            dated = self._may_be_dated(block)
        lead = self._lead(block)
        row = self._row(block)
        if not (named or dated or lead or row):
            return plain
        if block.mem_id not in self._walked and not (deep and anchor.mem_id in self._sentences):
            self._read(block, deep)
        context, before = self._sentences.get(anchor.mem_id, ("", ""))
        lead = lead or " › ".join(reversed(self._leads_to(block)))
        if named or row or may_be_dated(context) or may_be_dated(before) or may_be_dated(lead):
            return replace(plain, context=context, before=before, lead=lead, row=row)
        return plain

    def _may_be_dated(self, block: LexborNode) -> bool:
        """A block's text holds that of the blocks in it, so a nest of them is not read at each level."""
        number = block.mem_id
        if number not in self._dated:
            text = block.text() if self._left > 0 else ""
            self._dated[number] = self._left <= 0 or may_be_dated(text)
            self._left -= len(text)
        return self._dated[number]

    def _row(self, block: LexborNode) -> str:
        """The other cells of the row that a block stands in, where a date may be among them."""
        cell = block
        for _ in range(MOST_STEPS_TO_CELL):
            if cell.tag == "td" or cell.parent is None:
                break
            cell = cell.parent
        row = cell.parent if cell.tag == "td" else None
        if row is None or row.tag != "tr" or not self._may_be_dated(row):
            return ""
        said = self._rows.get(row.mem_id)
        if said is None:
            cells = [one for one in children(row) if one.tag in CELLS]
            said = self._rows[row.mem_id] = [(one.mem_id, self._said(one)) for one in cells[:MOST_IN_ROW]]
        text = " | ".join(words for number, words in said if words and number != cell.mem_id)[:LONGEST_TEXT]
        return text if may_be_dated(text) else ""

    def _lead(self, block: LexborNode) -> str:
        """What leads to a block, where that may hold a date; items of one list share it."""
        above = block if block.tag in OWN_LEAD else block.parent
        if above is None or above.mem_id in self._plain_lists:
            return ""
        lead = " › ".join(reversed(self._leads_to(block)))
        if may_be_dated(lead):
            return lead
        self._plain_lists.add(above.mem_id)
        return ""

    def _read(self, block: LexborNode, deep: bool) -> None:
        """Give every anchor in a block its sentences, but for those in blocks that were read before.

        What is `deep` in elements that are no blocks is read once, not again for each that is deeper still.
        """
        run = _Run()
        for node, tag, enters in _walk(block, UNSAID, self._walked):
            if tag == "-text":
                run.add(node.text_content or "")
            elif tag == "a":
                if enters:
                    if deep:
                        self._sentences[node.mem_id] = ("", "")
                    run.begin(node.mem_id)
                else:
                    run.end(node.mem_id)
            elif tag in BLOCKS:
                self._sentences.update(run.sentences())
                self._walked.add(node.mem_id)
            elif tag == "br":
                run.space()
            elif tag == "img" and enters and run.is_open:
                run.add(f" {node.attributes.get('alt') or ''} ")
        self._sentences.update(run.sentences())
        self._walked.add(block.mem_id)

    def _said(self, header: LexborNode) -> str:
        """The words of an element that many cells share."""
        if header.mem_id not in self._words:
            self._words[header.mem_id] = words_of(header, UNSAID)
        return self._words[header.mem_id]

    def _leads_to(self, block: LexborNode) -> tuple[str, ...]:
        """The lines that lead to a block, the nearest first."""
        path: list[LexborNode] = []
        node: LexborNode | None = block
        while node is not None and node.mem_id not in self._leads and len(path) < MOST_STEPS:
            path.append(node)
            node = node.parent
        found = self._leads.get(node.mem_id, ()) if node is not None else ()
        for element in reversed(path):
            line = self._own_lead(element)
            found = (line, *found)[:ENOUGH_LEADS] if line else found
            self._leads[element.mem_id] = found
        return found

    def _own_lead(self, element: LexborNode) -> str:
        """The line that leads to what an element holds, if it is one that has such a line."""
        tag = element.tag
        if tag in LISTS:
            return _line_before(element)
        if tag == "dd":
            return _term(element, self._said)
        return " › ".join(filter(None, map(self._said, self._headers(element)))) if tag in CELLS else ""

    def _headers(self, cell: LexborNode) -> list[LexborNode]:
        table = cell.parent
        for _ in range(MOST_STEPS):
            if table is None or table.tag == "table":
                break
            table = table.parent
        if table is None or table.tag != "table":
            return []
        if table.mem_id not in self._tables:
            self._tables[table.mem_id] = Table(table)
        return self._tables[table.mem_id].headers(cell)


class _Run:
    """Text between two edges of blocks, white space collapsed, and the anchors that begin in it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._spaced = True
        self._anchors: dict[int, tuple[int, int]] = {}
        self._open: dict[int, None] = {}

    @property
    def is_open(self) -> bool:
        return bool(self._open)

    def add(self, text: str) -> None:
        squeezed = squeeze(text)
        if not squeezed:
            if text:
                self.space()
            return
        if text[0].isspace():
            self.space()
        self._pieces.append(squeezed)
        self._length += len(squeezed)
        self._spaced = False
        if text[-1].isspace():
            self.space()

    def space(self) -> None:
        if not self._spaced:
            self._pieces.append(" ")
            self._length += 1
            self._spaced = True

    def begin(self, anchor: int) -> None:
        self._open[anchor] = None
        self._anchors[anchor] = (self._length, self._length)

    def end(self, anchor: int) -> None:
        self._open.pop(anchor, None)
        if anchor in self._anchors:
            self._anchors[anchor] = (self._anchors[anchor][0], self._length)

    def sentences(self) -> dict[int, tuple[str, str]]:
        """The sentence of each anchor and the one before; a new run begins.

        An anchor that is still open where nothing was said yet goes on in the next run.
        """
        text = "".join(self._pieces)
        said = bool(text.strip())
        found: dict[int, tuple[str, str]] = {}
        if self._anchors and said:
            begins = sentences.starts(text)
            links = [start for start, _ in self._anchors.values()]
            for anchor, (start, end) in self._anchors.items():
                stop = self._length if anchor in self._open else end
                found[anchor] = sentences.around(text, begins, min(start, len(text)), stop, links)
        self._anchors = {} if said else {anchor: (0, 0) for anchor in self._anchors if anchor in self._open}
        if said:
            self._open = {}
        self._pieces, self._length, self._spaced = [], 0, True
        return found


def _block_of(node: LexborNode) -> LexborNode:
    """The nearest block that an element stands in; one that is very deep in others that are none has a near one."""
    for _ in range(MOST_STEPS):
        above = node.parent
        if above is None:
            return node
        node = above
        if node.tag in BLOCKS:
            return node
    return node


def _line_before(element: LexborNode) -> str:
    """The line that a list follows upon, where it is made to lead into it: it ends in a colon, or is like a title."""
    pieces: list[str] = []
    node, holder = element.prev, element.parent
    for _ in range(MOST_STEPS):
        if node is None:
            if squeeze("".join(pieces)) or holder is None or holder.tag not in WRAPPING:
                break
            node, holder = holder.prev, holder.parent
            continue
        tag = node.tag or ""
        if tag in BLOCKS:
            before = "" if squeeze("".join(pieces)) else _near_text(node)
            if squeeze(before) and tag in INTRODUCING:
                pieces.append(before)
            if squeeze("".join(pieces)) or squeeze(before):
                break
            node = node.prev  # it is empty
            continue
        if tag == "-text":
            pieces.append(node.text_content or "")
        elif not tag.startswith("-") and tag not in UNSAID:
            pieces.append(_near_text(node))
        node = node.prev
    return _leading("".join(reversed(pieces)))


def opening(heading: LexborNode) -> str:
    """What is said right below a heading, up to the first link; a line break in it ends a line."""
    node, holder = heading.next, heading.parent
    for _ in range(MOST_STEPS):
        if node is None:
            if holder is None or holder.tag not in HEADERS:
                return ""
            node, holder = holder.next, holder.parent
        elif node.tag == "-text" and squeeze(node.text_content or ""):
            return ""
        elif node.tag in INTRODUCING or node.tag in LISTS:
            return _first_lines(node)
        elif (node.tag or "-")[0] != "-":
            return ""
        else:
            node = node.next
    return ""


def _first_lines(block: LexborNode) -> str:
    """The text of a block up to its first link, a line for each that a line break ends; no sentence goes on in it."""
    pieces, length = [], 0
    for node, tag, _ in islice(_walk(block, UNSAID), MOST_STEPS):
        if tag == "-text":
            text = (node.text_content or "")[: 2 * LONGEST_TEXT]
            pieces.append(text.replace("\n", " "))
            length += len(text)
            if length > LONGEST_TEXT:
                return _whole_sentences("".join(pieces)[: 2 * LONGEST_TEXT])
        elif tag == "a":
            return _whole_sentences("".join(pieces))
        elif tag == "br":
            pieces.append("\n")
        elif tag in BLOCKS and not "".join(pieces).isspace() and pieces:
            break
    return _lines("".join(pieces))


def _whole_sentences(text: str) -> str:
    """A text without the sentence, or the line, that its end stands in."""
    return _lines(text[: max(text.rfind(sign) for sign in (". ", "! ", "? ", "\n")) + 1])


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(squeeze, text.split("\n"))))


def _near_text(node: LexborNode) -> str:
    if node.css_first(_UNSAID) is not None:
        texts = (part.text_content or "" for part, tag, _ in _walk(node, UNSAID) if tag == "-text")
        return "".join(texts)[-2 * sentences.LONGEST :]
    return node.text()[-2 * sentences.LONGEST :]


def _leading(text: str) -> str:
    line = squeeze(text)
    line = line[sentences.starts(line)[-1] :]
    if line.endswith(":") or (line and len(line) <= TITLE_LIKE and line[-1] not in ".!?;"):
        return line[-LONGEST_TEXT:]
    return ""


def _term(element: LexborNode, said: Said) -> str:
    node = element.prev
    for _ in range(MOST_STEPS):
        if node is None or node.tag == "dt":
            break
        node = node.prev
    return said(node) if node is not None and node.tag == "dt" else ""
