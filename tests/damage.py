"""Bytes that are damaged at random, as those of a hostile or broken server may be."""

from __future__ import annotations

from hypothesis import strategies as st

PLACES = st.floats(0, 1, exclude_max=True)
DAMAGES = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), PLACES, st.binary(min_size=1, max_size=8)),
        st.tuples(st.just("cut"), PLACES, st.just(b"")),
        st.tuples(st.just("drop"), PLACES, st.binary(min_size=1, max_size=64)),
        st.tuples(st.just("put"), PLACES, st.binary(min_size=1, max_size=64)),
        st.tuples(st.just("repeat"), PLACES, st.binary(min_size=1, max_size=64)),
    ),
    min_size=1,
    max_size=6,
)


def damaged(content: bytes, damages: list[tuple[str, float, bytes]]) -> bytes:
    for way, place, some in damages:
        at = int(place * len(content))
        match way:
            case "flip":
                content = content[:at] + some + content[at + len(some) :]
            case "cut":
                content = content[:at]
            case "drop":
                content = content[:at] + content[at + len(some) :]
            case "put":
                content = content[:at] + some + content[at:]
            case "repeat":
                content = content[:at] + content[at : at + len(some)] * 50 + content[at:]
    return content
