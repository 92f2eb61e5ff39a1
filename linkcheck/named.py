"""What the words of a command line name: sources, each with all the layers of its settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from linkcheck import judge, masking, urls
from linkcheck import source as sources
from linkcheck.auth import Auth
from linkcheck.errors import UsageError
from linkcheck.folder import READABLE
from linkcheck.source import Layer, Origins, Source

FOLDER = Path("sources")
BUILT_IN = ("demo",)
LONGEST_NAME = 255


class Named(Struct, frozen=True):
    """A source that somebody asked for, with the layer that it brings."""

    name: str
    where: str
    layer: Layer | Path
    """Its keys, or the file that they are in: read when its turn comes, so that a broken one stops no other."""
    built_in: bool = False

    def keys(self) -> Layer:
        if not isinstance(self.layer, Path):
            return self.layer
        return sources.anchored(sources.read_toml(self.layer), self.layer.parent)


def asked_for(words: Sequence[str], recurse: bool, lists: Sequence[str]) -> list[Named]:
    """What each word means, the first of: a URL, a path, a name in ./sources, something built in; and each list."""
    if not words and not lists:
        files = sorted(FOLDER.glob("*.toml"))
        if not files:
            raise UsageError(
                "no SOURCE given, and no ./sources/*.toml; begin with `linkcheck init URL`, or see `linkcheck run demo`"
            )
        return [_from_file(path) for path in files]
    found = [*(_meaning(word, recurse) for word in words), *map(_from_list, lists)]
    twice = next((one.name for one in found if sum(other.name == one.name for other in found) > 1), None)
    if twice:
        raise UsageError(f"two sources are called `{twice}`; their reports would be one folder")
    return found


def _meaning(word: str, recurse: bool) -> Named:
    if not word:
        raise UsageError("an empty word is no SOURCE; is a variable not set?")
    if "://" in word:
        return from_url(word, recurse)
    path = Path(word)
    if len(word) < LONGEST_NAME and path.is_dir():
        return _from_folder(path)
    if path.suffix.lower() in READABLE and _is_file(path):
        return _from_page(path)
    if path.suffix == ".toml" or (not path.suffix and _is_file(path)):
        return _from_file(path)
    if _is_file(path):
        raise UsageError(f"{word}: a file that is checked ends in one of {' '.join(READABLE)}, and a source in .toml")
    if _is_file(FOLDER / f"{word}.toml"):
        return _from_file(FOLDER / f"{word}.toml")
    if word in BUILT_IN:
        return Named(word, f"the built-in source {word}", {}, built_in=True)
    raise UsageError(f"`{word}` is no URL, no file, no folder and no source{sources.guess(word, known())}")


def known() -> list[str]:
    return [path.stem for path in sorted(FOLDER.glob("*.toml"))] + list(BUILT_IN)


def _is_file(path: Path) -> bool:
    """False also for what no file system takes as a name."""
    try:
        return path.is_file()
    except OSError:
        return False


def _from_file(path: Path) -> Named:
    return Named(path.stem, str(path), path)


def _from_folder(folder: Path) -> Named:
    return Named(sources.slug_of(folder.resolve().name), "the command line", {"folder": str(folder)})


def _from_page(path: Path) -> Named:
    """One file of a folder, which the others stand beside."""
    layer = {"folder": str(path.parent), "changed": [str(path)]}
    return Named(sources.slug_of(path.stem), "the command line", layer)


def _from_list(path: str) -> Named:
    name = "links" if path == "-" else sources.slug_of(Path(path).stem)
    return Named(name, "--links-from", {"links_from": [path]})


def from_url(word: str, recurse: bool) -> Named:
    url = urls.parse(word)
    if url is None or not urls.is_web(url):
        raise UsageError(f"`{word}` is not an http or https address")
    start = urls.without_fragment(url)
    within = [urls.folder(start)] if recurse else []
    return Named(sources.slug(masking.shown(start)), "the command line", {"start": [start], "within": within})


def settle(one: Named, given: Sequence[tuple[str, Layer]], exclude: tuple[str, ...]) -> Source:
    """The source with all its layers, fit for a run."""
    settled, _ = traced(one, given, exclude)
    check(one, settled)
    return settled


def traced(one: Named, given: Sequence[tuple[str, Layer]], exclude: tuple[str, ...]) -> tuple[Source, Origins]:
    """The source with all its layers, and which of them each of its keys comes from."""
    layers = [("pyproject.toml", sources.project_layer(Path())), (one.where, one.keys()), *given]
    settled, origins = sources.merge_traced(layers)
    if exclude:
        where = f"{origins['exclude',]}, --exclude" if settled.exclude else "--exclude"
        settled, origins = sources.merge_traced([*layers, (where, {"exclude": [*settled.exclude, *exclude]})])
    return settled, origins


def check(one: Named, settled: Source) -> None:
    """Raises `UsageError` for what no layer is wrong about by itself, and no run can begin with."""
    sitemaps = set(settled.sitemaps) - {sources.FROM_ROBOTS}  # which is that of the start pages
    if not (one.built_in or settled.start or settled.folder or settled.links_from or sitemaps):
        raise UsageError(f"{one.where}: `start` is missing: name at least one page to begin with")
    for key in ("site_url", "changed"):
        if getattr(settled, key) and not settled.folder:
            raise UsageError(f"{one.where}: `{key}` says something of a folder, and there is none: give one")
    if settled.offline and (one.built_in or settled.start or settled.sitemaps):
        raise UsageError(f"{one.where}: without the network, no page can be asked for; give a folder or a file instead")
    try:
        judge.known_names(settled.policy)
        sources.secrets(settled)
        sources.access(settled)
    except UsageError as error:
        raise UsageError(f"{one.where}: {error}") from error


def plan(one: Named, source: Source, root: Path) -> str:
    follows = source.within or ("it",) * (one.built_in or bool(source.folder and not source.changed))
    begin = (*source.start, *source.sitemaps, *source.links_from, *filter(None, (source.folder,)))
    pages = f"follow pages within {', '.join(follows)}" if follows else "read these pages only"
    depth = f", {source.max_depth:,} links deep" if follows and source.max_depth is not None else ""
    return "\n".join(
        [
            f"{one.name} ({one.where})",
            f"  begin at {', '.join(begin) or 'the built-in site'}",
            f"  {pages}{depth}, at most {source.max_pages:,}",
            *(f"  leave out {pattern}" for pattern in source.exclude),
            *(f"  at {host}, {_shown_at(auth)}" for host, auth in source.auth.items()),
            f"  politeness {source.politeness}, robots {source.robots}, fail on {source.fail_on}",
            f"  write to {root / one.name}",
        ]
    )


def _shown_at(auth: Auth) -> str:
    """How a host will learn who we are."""
    told = [f"log in with the form on {auth.login.page}"] if "login" in auth.ways else []
    shown = [key for key in auth.ways if key != "login"]
    return " and ".join([f"show {', '.join(shown)}"] * bool(shown) + told) or "show nothing"
