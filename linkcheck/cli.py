"""Words in, exit code out. The only module that reads the clock and speaks to the console."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, get_args

import click
from msgspec import Struct

from linkcheck import __version__, checks, judge, output, progress, urls
from linkcheck import source as sources
from linkcheck.errors import LinkcheckError, UsageError
from linkcheck.report import Report
from linkcheck.source import Layer, Source

if TYPE_CHECKING:
    from rich.console import Console

FOLDER = Path("sources")
INTERRUPTED = 3
BUILT_IN = ("demo",)
LONGEST_NAME = 255

INIT = """\
# What `linkcheck run {name}` checks. Every key and its default: sources/README.md

title = {title}

# The pages to begin with.
start = [{url}]

# Follow the pages whose address starts with one of these. Without it, only the start pages are read.
within = [{within}]

# Regular expressions; an address in which one is found is not asked for.
# exclude = ["/print/"]

# Goes into the User-Agent, so that a webmaster whom we trouble can reach you.
# contact = "webmaster@example.org"
"""


class Named(Struct, frozen=True):
    """A source that somebody asked for, with the layer that it brings."""

    name: str
    where: str
    layer: Layer | Path
    """Its keys, or the file that they are in: read when its turn comes, so that a broken one stops no other."""
    built_in: bool = False

    def keys(self) -> Layer:
        return sources.read_toml(self.layer) if isinstance(self.layer, Path) else self.layer


class Talk(Struct, frozen=True, dict=True):
    """How much is said, and how."""

    quiet: bool
    verbose: bool
    no_color: bool
    no_progress: bool

    @cached_property
    def console(self) -> Console:
        """Made by the first word that is said: a quiet run in CI need not load what draws on terminals."""
        from rich.console import Console

        return Console(stderr=True, no_color=self.no_color or None, soft_wrap=False)

    def showing(self, name: str) -> AbstractContextManager[progress.Watch]:
        """Takes the progress of a run, and shows it as is fit for where we speak."""
        if self.quiet:
            return nullcontext(lambda _: None)
        live = self.console.is_terminal and not self.no_progress
        return progress.showing(self.console, name, live)

    def say(self, text: str) -> None:
        if not self.quiet:
            self._print(text)

    def error(self, text: str) -> None:
        self._print(f"linkcheck: {text}")

    def _print(self, text: str) -> None:
        lines = "\n".join(map(progress.harmless, text.split("\n")))
        self.console.print(lines, highlight=False, markup=False, soft_wrap=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="linkcheck")
def main() -> None:
    """Find what is broken and what is outdated among the links and documents of your site.

    Begin with `linkcheck run demo`, then `linkcheck init URL` and `linkcheck run`.
    """


def _settings(command: Callable[..., None]) -> Callable[..., None]:
    """The options that are also keys of a source; a flag is stronger than its variable, that than a file."""
    default = Source()
    count, seconds = click.IntRange(min=1), click.FloatRange(min=0, min_open=True)
    options = [
        _key("max_pages", count, f"Pages read for links.  [default: {default.max_pages}]"),
        _key("max_depth", click.IntRange(min=0), "Links away from a start page up to which pages are read for links."),
        _key("max_time", seconds, "Seconds after which no new address is asked for."),
        _key("timeout", seconds, f"Seconds for one try.  [default: {default.timeout:g}]"),
        _key("concurrency", count, f"Requests under way at once.  [default: {default.concurrency}]"),
        _key("per_host", count, "Requests under way at once to one host.  [default: by politeness]"),
        _key(
            "politeness",
            click.Choice(get_args(sources.Politeness)),
            "How hard hosts are asked; `none` is for your own server.",
        ),
        _key(
            "fail_on",
            click.Choice(get_args(sources.FailOn)),
            f"The least verdict that makes the exit code 1.  [default: {default.fail_on}]",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _key(key: str, kind: click.ParamType[Any], about: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        f"--{key.replace('_', '-')}", key, type=kind, default=None, envvar=f"LINKCHECK_{key.upper()}", help=about
    )


@main.command()
@click.argument("source", nargs=-1)
@click.option(
    "--output",
    "-o",
    "root",
    type=click.Path(path_type=Path),
    default=Path("reports"),
    show_default=True,
    envvar="LINKCHECK_OUTPUT",
    help="Folder for the reports; each source gets one inside.",
)
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    metavar="F[=PATH]",
    help="html, json or csv; `=-` is stdout. Repeatable.  [default: html, json, csv]",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    envvar="LINKCHECK_AS_OF",
    help="The day that freshness is judged for.  [default: today]",
)
@click.option("--recurse", "-r", is_flag=True, help="For a URL: also follow the pages under it.")
@click.option(
    "--exclude", multiple=True, metavar="REGEX", help="Do not ask for addresses in which this is found. Repeatable."
)
@_settings
@click.option("--dry-run", is_flag=True, help="Say what would be done, and ask nobody.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
@click.option("--verbose", "-v", is_flag=True, help="Say more: settings, and every finding.")
@click.option("--no-color", is_flag=True, help="No colours (NO_COLOR does the same).")
@click.option("--no-progress", is_flag=True, help="No live line.")
def run(
    source: tuple[str, ...],
    root: Path,
    formats: tuple[str, ...],
    as_of: datetime | None,
    recurse: bool,
    exclude: tuple[str, ...],
    dry_run: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    no_progress: bool,
    **settings: Any,
) -> None:
    """Check each SOURCE: a URL, a TOML file, the name of one in ./sources, or `demo`.

    Without SOURCE: every file in ./sources.

    \b
    Exit code: 0 nothing at or above --fail-on; 1 something is;
               2 wrong usage or configuration; 3 the run cannot be trusted.
    """
    gc.set_threshold(
        200_000, 50, 100
    )  # what a crawl makes lives to its end; looking for garbage in it is a third of the time
    talk = Talk(quiet, verbose, no_color, no_progress)
    flags = {key: value for key, value in settings.items() if value is not None}
    today = as_of.date() if as_of else datetime.now().astimezone().date()
    codes: list[int] = []
    with _told(talk, codes):
        wanted = output.parse_formats(formats)
        named = _sources(source, recurse)
        if len(named) > 1 and any(format.path for format in wanted):
            raise UsageError("`--format F=PATH` goes with one SOURCE: several would write over each other")
        if not dry_run:
            output.check_writable(root, wanted)
        for one in named:
            with _told(talk, codes):
                settled = _settle(one, flags, exclude)
                if dry_run:
                    talk.say(_plan(one, settled, root))
                    continue
                codes.append(_run_one(one, settled, today, talk, wanted, root))
    sys.exit(next((code for code in (2, 3, 1) if code in codes), 0))


@contextmanager
def _told(talk: Talk, codes: list[int]) -> Iterator[None]:
    """An error of ours is one line and an exit code; the next source still gets its turn."""
    try:
        yield
    except LinkcheckError as error:
        talk.error(str(error))
        codes.append(error.exit_code)
    except KeyboardInterrupt:
        talk.error("interrupted")
        codes.append(INTERRUPTED)


def _sources(words: Sequence[str], recurse: bool) -> list[Named]:
    """What each word means, the first of: a URL, a file, a name in ./sources, something built in."""
    if not words:
        files = sorted(FOLDER.glob("*.toml"))
        if not files:
            raise UsageError(
                "no SOURCE given, and no ./sources/*.toml; begin with `linkcheck init URL`, or see `linkcheck run demo`"
            )
        return [_from_file(path) for path in files]
    named = [_named(word, recurse) for word in words]
    twice = next((one.name for one in named if sum(other.name == one.name for other in named) > 1), None)
    if twice:
        raise UsageError(f"two sources are called `{twice}`; their reports would be one folder")
    return named


def _named(word: str, recurse: bool) -> Named:
    if "://" in word:
        return _from_url(word, recurse)
    path = Path(word)
    if path.suffix == ".toml" or _is_file(path):
        return _from_file(path)
    if _is_file(FOLDER / f"{word}.toml"):
        return _from_file(FOLDER / f"{word}.toml")
    if word in BUILT_IN:
        return Named(word, f"the built-in source {word}", {}, built_in=True)
    known = [path.stem for path in sorted(FOLDER.glob("*.toml"))] + list(BUILT_IN)
    if len(word) < LONGEST_NAME and path.is_dir():
        raise UsageError(f"`{word}` is a folder; a source is a URL, a TOML file, or one of {', '.join(known)}")
    raise UsageError(f"`{word}` is no URL, no file and no source{sources.guess(word, known)}")


def _is_file(path: Path) -> bool:
    """False also for what no file system takes as a name."""
    try:
        return path.is_file()
    except OSError:
        return False


def _from_file(path: Path) -> Named:
    return Named(path.stem, str(path), path)


def _from_url(word: str, recurse: bool) -> Named:
    url = urls.parse(word)
    if url is None or not urls.is_web(url):
        raise UsageError(f"`{word}` is not an http or https address")
    start = urls.without_fragment(url)
    within = [urls.folder(start)] if recurse else []
    return Named(sources.slug(start), "the command line", {"start": [start], "within": within})


def _settle(one: Named, flags: dict[str, Any], exclude: tuple[str, ...]) -> Source:
    """The source with all its layers."""
    layers = [("pyproject.toml", sources.project_layer(Path())), (one.where, one.keys()), ("the command line", flags)]
    settled = sources.merge(layers)
    if exclude:
        settled = sources.merge([*layers, ("--exclude", {"exclude": [*settled.exclude, *exclude]})])
    if not one.built_in and not settled.start:
        raise UsageError(f"{one.where}: `start` is missing: name at least one page to begin with")
    try:
        judge.known_names(settled.policy)
        sources.secrets(settled)
    except UsageError as error:
        raise UsageError(f"{one.where}: {error}") from error
    return settled


def _plan(one: Named, source: Source, root: Path) -> str:
    follows = source.within or ("it",) * one.built_in
    pages = f"follow pages within {', '.join(follows)}" if follows else "read these pages only"
    depth = f", {source.max_depth:,} links deep" if follows and source.max_depth is not None else ""
    return "\n".join(
        [
            f"{one.name} ({one.where})",
            f"  begin at {', '.join(source.start) or 'the built-in site'}",
            f"  {pages}{depth}, at most {source.max_pages:,}",
            *(f"  leave out {pattern}" for pattern in source.exclude),
            f"  politeness {source.politeness}, robots {source.robots}, fail on {source.fail_on}",
            f"  write to {root / one.name}",
        ]
    )


def _run_one(one: Named, source: Source, as_of: date, talk: Talk, wanted: Sequence[output.Wanted], root: Path) -> int:
    """Run one source, write its report, say what to mend; its exit code."""
    if any(format.path is None for format in wanted):
        output.check_replaceable(root / one.name)
    with _job(one, source, as_of) as job:
        if talk.verbose:
            talk.say(_plan(one, job.source, root))
        from linkcheck import pipeline

        with closing(pipeline.Staff(job)) as staff, talk.showing(one.name) as watch:
            output.load(wanted)
            report = pipeline.run(job, staff, watch, lambda: datetime.now(UTC))
    folder = output.write(report, wanted, root, one.name)
    if not talk.quiet:
        progress.summarise(talk.console, report, None if talk.verbose else progress.MENDABLE)
        if folder is not None:
            talk.say(f"Report: {folder / 'index.html' if (folder / 'index.html').exists() else folder}")
    if report.run.interrupted:
        return INTERRUPTED
    return int(_fails(report, job.source))


@contextmanager
def _job(one: Named, source: Source, as_of: date) -> Iterator[Any]:
    """The job for a source; the built-in site is served for as long as the job lasts."""
    from linkcheck.pipeline import Job

    if not one.built_in:
        yield Job(one.name, source, as_of)
        return
    from linkcheck import demo

    with demo.serve(as_of) as site:
        layer = {"title": site.title, "start": site.start, "within": site.within}
        yield Job(one.name, _overlaid(source, layer), as_of, site.hosts)


def _overlaid(source: Source, layer: dict[str, Any]) -> Source:
    import msgspec

    return msgspec.structs.replace(source, **layer)


def _fails(report: Report, source: Source) -> bool:
    if source.fail_on == "none":
        return False
    return any(count and verdict >= source.fail_on for verdict, count in report.summary.verdicts.items())


@main.command()
@click.argument("url")
@click.option("--name", default=None, help="What the source is called.  [default: by the address]")
def init(url: str, name: str | None) -> None:
    """Write ./sources/NAME.toml for the pages under URL."""
    import json
    import tomllib

    try:
        one = _from_url(url if "://" in url else f"https://{url}", recurse=True)
        if name is not None and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name):
            raise UsageError(f"`{name}` is no name for a source: use letters, digits, dots, hyphens and underscores")
        path = FOLDER / f"{name or one.name}.toml"
        if path.exists():
            raise UsageError(f"{path} exists already; edit it, or choose another --name")
        start, within = one.keys()["start"][0], one.keys()["within"][0]
        written = {"title": urls.host(start), "url": start, "within": within}
        text = INIT.format(name=path.stem, **{key: json.dumps(value) for key, value in written.items()})
        sources.decode(tomllib.loads(text), str(path))
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        _fail(UsageError(f"cannot write to ./{FOLDER}: {error.strerror}"))
    except LinkcheckError as error:
        _fail(error)
    click.echo(f"Wrote {path}; now `linkcheck run {path.stem}`", err=True)


def _fail(error: LinkcheckError) -> NoReturn:
    click.echo(f"linkcheck: {error}", err=True)
    sys.exit(error.exit_code)


@main.command()
@click.argument("check", type=click.Choice(checks.NAMES))
def explain(check: str) -> None:
    """What a CHECK looks at, and when it says what."""
    about, messages = checks.explain(check)
    click.echo(f"{check}\n\n{about}\n\nIt may say:")
    for message, sentence in messages.items():
        click.echo(f"  {message}: {sentence}")
