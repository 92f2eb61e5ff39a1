"""Compound files (doc, ppt, xls): make the summary of a presentation, which holds a large picture, small."""

from __future__ import annotations

import struct
from pathlib import Path

SIZE, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
THUMBNAIL = 17  # property of the summary


def _without_thumbnail(stream: bytes) -> bytes:
    """The set of properties without the picture, filled up to 4096 bytes: it stays a stream of whole sectors."""
    head, start = stream[:48], struct.unpack_from("<I", stream, 44)[0]
    size, count = struct.unpack_from("<II", stream, start)
    entries = [struct.unpack_from("<II", stream, start + 8 + 8 * n) for n in range(count)]
    ends = sorted([place for _, place in entries] + [size])
    values = [
        (key, stream[start + place : start + ends[ends.index(place) + 1]]) for key, place in entries if key != THUMBNAIL
    ]
    table, body, place = b"", b"", 8 + 8 * len(values)
    for key, value in values:
        table += struct.pack("<II", key, place + len(body))
        body += value
    section = struct.pack("<II", place + len(body), len(values)) + table + body
    return (head[:44] + struct.pack("<I", 48) + section).ljust(4096, b"\0")


def shrink(path: Path) -> None:
    data = bytearray(path.read_bytes())
    sectors = [bytes(data[at : at + SIZE]).ljust(SIZE, b"\0") for at in range(SIZE, len(data), SIZE)]
    header = bytearray(data[:SIZE])
    places = [place for place in struct.unpack_from("<109I", header, 76) if place != FREE]
    fat = [entry for place in places for entry in struct.unpack("<128I", sectors[place])]

    def chain(place: int) -> list[int]:
        found = []
        while place < FAT:
            found.append(place)
            place = fat[place]
        return found

    directory = chain(struct.unpack_from("<I", header, 48)[0])
    drop: set[int] = set()
    for sector in directory:
        block = bytearray(sectors[sector])
        for at in range(0, SIZE, 128):
            length = struct.unpack_from("<H", block, at + 64)[0]
            if block[at : at + max(length - 2, 0)].decode("utf-16-le") == "\x05SummaryInformation":
                used = chain(struct.unpack_from("<I", block, at + 116)[0])
                stream = _without_thumbnail(b"".join(sectors[place] for place in used))
                for number, place in enumerate(used[:8]):
                    sectors[place] = stream[number * SIZE : (number + 1) * SIZE]
                fat[used[7]] = END
                drop |= set(used[8:])
                struct.pack_into("<Q", block, at + 120, len(stream))
        sectors[sector] = bytes(block)

    keep = [n for n in range(len(sectors)) if n not in drop and n not in places and fat[n] != FREE]
    new = {old: number for number, old in enumerate(keep)}
    for sector in directory:  # the starts of streams in whole sectors, and of the root
        block = bytearray(sectors[sector])
        for at in range(0, SIZE, 128):
            kind, start = block[at + 66], struct.unpack_from("<I", block, at + 116)[0]
            length = struct.unpack_from("<I", block, at + 120)[0]
            if (kind == 5 or (kind == 2 and length >= 4096)) and start in new:
                struct.pack_into("<I", block, at + 116, new[start])
        sectors[sector] = bytes(block)
    entries = [new.get(fat[old], fat[old]) for old in keep]
    tables = -(-(len(entries) + 1) // 127)
    entries += [FAT] * tables
    entries += [FREE] * (128 * tables - len(entries))
    struct.pack_into("<I", header, 44, tables)
    for at in (48, 60):
        start = struct.unpack_from("<I", header, at)[0]
        struct.pack_into("<I", header, at, new.get(start, start))
    struct.pack_into("<109I", header, 76, *[len(keep) + n if n < tables else FREE for n in range(109)])
    body = b"".join(sectors[old] for old in keep) + struct.pack(f"<{len(entries)}I", *entries)
    path.write_bytes(bytes(header) + body)
