"""Words in, exit code out. The only module that reads the clock and speaks to the console."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, get_args

import click
from msgspec import Struct

from linkcheck import __version__, checks, output, progress, urls
from linkcheck import interrupts as interrupting
from linkcheck import named as names
from linkcheck import source as sources
from linkcheck.errors import LinkcheckError, UsageError
from linkcheck.formats import FORMATS
from linkcheck.interrupts import Interrupts
from linkcheck.masking import masked
from linkcheck.named import Named
from linkcheck.report import Report
from linkcheck.source import Layer, Source

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem
    from rich.console import Console

KEPT = "documents.db"
"""What runs found in documents, beside their reports."""
Shell = Literal["bash", "zsh", "fish"]
SCHEMA = "schema.json"
"""For editors, beside the sources: the first line of each says so."""
ONE_WORD = re.compile(r"\w[\w.@+-]*")
"""What a shell takes as one word, in which there is nothing to obey, and which is no option."""

INIT = """\
#:schema ./schema.json
# What `linkcheck run {name}` checks. Every key: sources/README.md; what a run would use: `linkcheck config {name}`

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


Option = Callable[[Callable[..., None]], Callable[..., None]]


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
        lines = "\n".join(map(progress.harmless, masked(text).split("\n")))
        self.console.print(lines, highlight=False, markup=False, soft_wrap=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="linkcheck")
def main() -> None:
    """Find what is broken and what is outdated among the links and documents of your site.

    Begin with `linkcheck run demo`, then `linkcheck init URL` and `linkcheck run`.
    """


def _offer_sources(context: click.Context, parameter: click.Parameter, word: str) -> list[CompletionItem[str]]:
    """For a shell: sources that there are, and TOML files that may be one; where none fits, the shell's own guess."""
    from click.shell_completion import CompletionItem

    files = [path.name for path in sorted(Path().glob("*.toml")) if path.name != "pyproject.toml"]
    fitting = [name for name in (*names.known(), *files) if name.startswith(word) and ONE_WORD.fullmatch(name)]
    return [CompletionItem(name) for name in fitting] or [CompletionItem(word, type="file")]


def _offer_formats(context: click.Context, parameter: click.Parameter, word: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(word)]


def _chosen(command: Callable[..., None]) -> Callable[..., None]:
    """What is to be checked, for every command that takes a SOURCE as `run` does."""
    options = [
        click.argument("source", nargs=-1, shell_complete=_offer_sources),
        click.option("--recurse", "-r", is_flag=True, help="For a URL: also follow the pages under it."),
        click.option(
            "--exclude",
            multiple=True,
            metavar="REGEX",
            help="Do not ask for addresses in which this is found. Repeatable.",
        ),
        click.option(
            "--links-from",
            multiple=True,
            metavar="FILE",
            help="A source of its own: each line of FILE is a link to check; `-` is the standard input. Repeatable.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


class _Words(click.Command):
    """A command of which some options take all words up to the next option: `--changed a.html b.html`."""

    several = ("--changed",)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(_repeated(args, self.several)))


def _repeated(args: Iterable[str], several: Sequence[str]) -> Iterator[str]:
    """The words as click knows them: the option before each of its values; without a value, with an empty one."""
    option, values = "", 0
    for word in args:
        if option and not word.startswith("-"):
            yield from (option, word)
            values += 1
            continue
        if option and not values:
            yield from (option, "")
        option, values = (word, 0) if word in several else ("", 0)
        if not option:
            yield word
    if option and not values:
        yield from (option, "")


def _settings(command: Callable[..., None]) -> Callable[..., None]:
    """The options that are also keys of a source; a flag is stronger than its variable, that than a file."""
    default = Source()
    count, seconds = click.IntRange(min=1), click.FloatRange(min=0, min_open=True)
    options: list[Option] = [
        _keys("sitemaps", "URL", "A sitemap or feed to begin with; `robots.txt` for those that it names.", "sitemap"),
        _key("site_url", click.STRING, "Where the folder that is checked will be published.", "URL"),
        _keys("changed", "FILE", "Read only these files of the folder for links. Takes all words up to an option."),
        _key(
            "outside",
            click.Choice(get_args(sources.Outside)),
            f"What to do with links that lead out of the folder.  [default: {default.outside}]",
        ),
        click.option("--offline", is_flag=True, help="Use no network: what lies on disk is checked."),
        click.option(
            "--remap",
            nargs=2,
            multiple=True,
            metavar="FROM TO",
            help="Ask for addresses that begin with FROM at TO, a preview. Repeatable.",
        ),
        _key(
            "documents",
            click.Choice(get_args(sources.Documents)),
            f"Which documents (PDF, Office and their like) are opened and read.  [default: {default.documents}]",
        ),
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


def _key(key: str, kind: click.ParamType[Any], about: str, metavar: str | None = None) -> Option:
    return click.option(
        f"--{key.replace('_', '-')}",
        key,
        type=kind,
        metavar=metavar,
        default=None,
        envvar=f"LINKCHECK_{key.upper()}",
        help=about,
    )


def _keys(key: str, metavar: str, about: str, option: str | None = None) -> Option:
    """A key that holds several, given one by one."""
    return click.option(f"--{option or key.replace('_', '-')}", key, multiple=True, metavar=metavar, help=about)


@main.command(cls=_Words)
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
    shell_complete=_offer_formats,
    help="html, json or csv; `=-` is stdout. Repeatable.  [default: html, json, csv]",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    envvar="LINKCHECK_AS_OF",
    help="The day that freshness is judged for.  [default: today]",
)
@_chosen
@_settings
@click.option("--no-cache", is_flag=True, help="Open every document anew, whatever earlier runs found in it.")
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
    links_from: tuple[str, ...],
    no_cache: bool,
    dry_run: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
    no_progress: bool,
    **settings: Any,
) -> None:
    """Check each SOURCE: a URL, a TOML file, a folder or a page in one, the name of a file in ./sources, or `demo`.

    Without SOURCE: every file in ./sources. A folder holds a built site, or Markdown; no server is needed.

    \b
    Exit code: 0 nothing at or above --fail-on; 1 something is;
               2 wrong usage or configuration; 3 the run cannot be trusted.
    """
    talk = Talk(quiet, verbose, no_color, no_progress)
    given = _given(settings)
    today = as_of.date() if as_of else datetime.now().astimezone().date()
    codes: list[int] = []
    interrupts = Interrupts()
    with interrupts.listening(), _told(talk, codes):
        wanted = output.parse_formats(formats)
        named = names.asked_for(source, recurse, links_from)
        if len(named) > 1 and any(format.path for format in wanted):
            raise UsageError("`--format F=PATH` goes with one SOURCE: several would write over each other")
        if not dry_run:
            output.check_writable(root, wanted)
            output.tidy(root, wanted)
        for number, one in enumerate(named):
            if interrupts():
                talk.error(f"interrupted; not begun: {', '.join(left.name for left in named[number:])}")
                break
            with _told(talk, codes):
                settled = names.settle(one, given, exclude)
                if dry_run:
                    talk.say(names.plan(one, settled, root))
                    continue
                codes.append(_run_one(one, settled, today, talk, wanted, root, not no_cache, interrupts))
    if interrupts():
        codes.append(interrupting.EXIT_CODE)
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
        talk.error("interrupted before anything was looked at; no report was written")
        codes.append(interrupting.EXIT_CODE)


def _given(settings: dict[str, Any]) -> list[tuple[str, Layer]]:
    """The settings that this command was called with: each a layer, named by its option or by its variable."""
    context = click.get_current_context()
    options = {option.name: option for option in context.command.params}
    said = {key: value for key, value in settings.items() if value is not None and value is not False and value != ()}
    return [(_heard(context, options[key]), {key: _as_toml(value)}) for key, value in said.items()]


def _as_toml(value: Any) -> Any:
    """What an option gives, as a file would say it."""
    if isinstance(value, tuple):
        return dict(value) if isinstance(value[0], tuple) else list(value)
    return value


def _heard(context: click.Context, option: click.Parameter) -> str:
    by_variable = context.get_parameter_source(option.name or "") is click.ParameterSource.ENVIRONMENT
    return str(option.envvar) if by_variable else option.opts[0]


def _run_one(
    one: Named,
    source: Source,
    as_of: date,
    talk: Talk,
    wanted: Sequence[output.Wanted],
    root: Path,
    keeps: bool,
    interrupts: Interrupts,
) -> int:
    """Run one source, write its report, say what to mend; its exit code."""
    if any(format.path is None for format in wanted):
        output.check_replaceable(root / one.name)
    kept = root / KEPT if keeps and not one.built_in and source.documents != "none" and root.is_dir() else None
    with ExitStack() as noting:
        with _job(one, source, as_of, (root / one.name, *output.reports_in(root)), kept) as job:
            if talk.verbose:
                talk.say(names.plan(one, job.source, root))
            from linkcheck import pipeline

            with closing(pipeline.Staff(job)) as staff, talk.showing(one.name) as watch:
                noting.enter_context(interrupts.noted())  # from now on, there is something to tell of
                if not job.source.folder:  # which leaves no moment to wait
                    output.load(wanted)
                report = pipeline.run(job, staff, watch, lambda: datetime.now(UTC), interrupts)
                aside = staff.opener.set_aside
        if aside is not None:
            talk.say(f"{kept} is damaged, or none of ours: it is kept as {aside}, and another one is begun")
        folder = output.write(report, wanted, root, one.name)
        if not talk.quiet:
            progress.summarise(talk.console, report, None if talk.verbose else progress.MENDABLE)
            if folder is not None:
                talk.say(f"Report: {folder / 'index.html' if (folder / 'index.html').exists() else folder}")
            if interrupts() and not report.run.interrupted:
                talk.say("Interrupted when all was done: the report is whole")
    return int(_fails(report, job.source))


@contextmanager
def _job(one: Named, source: Source, as_of: date, reports: tuple[Path, ...], kept: Path | None) -> Iterator[Any]:
    """The job for a source; the built-in site is served for as long as the job lasts."""
    from linkcheck.pipeline import Job

    if not one.built_in:
        yield Job(one.name, source, as_of, reports=reports, kept=kept)
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

    from linkcheck import schema as schemas

    try:
        one = names.from_url(url if "://" in url else f"https://{url}", recurse=True)
        if name is not None and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", name):
            raise UsageError(f"`{name}` is no name for a source: use letters, digits, dots, hyphens and underscores")
        path = names.FOLDER / f"{name or one.name}.toml"
        if path.exists():
            raise UsageError(f"{path} exists already; edit it, or choose another --name")
        start, within = one.keys()["start"][0], one.keys()["within"][0]
        written = {"title": urls.host(start), "url": start, "within": within}
        text = INIT.format(name=path.stem, **{key: json.dumps(value) for key, value in written.items()})
        sources.decode(tomllib.loads(text), str(path))
        names.FOLDER.mkdir(exist_ok=True)
        if not (names.FOLDER / SCHEMA).exists():
            (names.FOLDER / SCHEMA).write_text(schemas.as_json("source"), "utf-8")
        path.write_text(text, "utf-8")
    except OSError as error:
        _fail(UsageError(f"cannot write to ./{names.FOLDER}: {error.strerror}"))
    except LinkcheckError as error:
        _fail(error)
    click.echo(f"Wrote {path}; now `linkcheck run {path.stem}`", err=True)


def _fail(error: LinkcheckError) -> NoReturn:
    click.echo(f"linkcheck: {masked(str(error))}", err=True)
    sys.exit(error.exit_code)


@main.command()
@click.argument("check", type=click.Choice(checks.NAMES))
def explain(check: str) -> None:
    """What a CHECK looks at, and when it says what."""
    about, messages = checks.explain(check)
    click.echo(f"{check}\n\n{about}\n\nIt may say:")
    for message, sentence in messages.items():
        click.echo(f"  {message}: {sentence}")


@main.command(cls=_Words)
@_chosen
@_settings
@click.option("--set-only", is_flag=True, help="Leave out what nobody has set.")
def config(
    source: tuple[str, ...],
    recurse: bool,
    exclude: tuple[str, ...],
    links_from: tuple[str, ...],
    set_only: bool,
    **settings: Any,
) -> None:
    """Print the settings of a run, and where each comes from.

    Say the same words as to `run`. What comes is TOML, and behind each value its origin: built in, pyproject.toml, a
    source file, a LINKCHECK_* variable or an option. A secret stays as it is written (env:NAME), and one in an address
    is ***. Several sources are a table each.

    Exit code: 0 such a run could begin; 2 it could not, and stderr says why.
    """
    from linkcheck.settings import as_toml, dotted

    given = _given(settings)
    codes: list[int] = []
    talk = Talk(quiet=False, verbose=False, no_color=True, no_progress=True)
    with _told(talk, codes):
        named = names.asked_for(source, recurse, links_from)
        for one in named:
            with _told(talk, codes):
                settled, origins = names.traced(one, given, exclude)
                if len(named) > 1:
                    click.echo(f"[{dotted((one.name,))}]")
                if one.built_in:
                    click.echo(f"# {one.name} has a title, a start and a within of its own while it is served")
                for line in as_toml(settled, origins, set_only):
                    click.echo(masked(line))
                if len(named) > 1:
                    click.echo()
                names.check(one, settled)
    sys.exit(next(iter(codes), 0))


@main.command()
@click.argument("what", type=click.Choice(("source", "report")))
def schema(what: str) -> None:
    """Print the JSON Schema of a source or of a report.

    Editors use that of a source to complete and check its keys, programs that of report.json. Both are of the draft
    2020-12. `linkcheck init` puts the one of sources where editors look for it; to bring it up to date:

    \b
      linkcheck schema source > sources/schema.json
    """
    from linkcheck import schema as schemas

    click.echo(schemas.as_json(what), nl=False)


@main.command()
@click.argument("shell", type=click.Choice(get_args(Shell)))
def completion(shell: Shell) -> None:
    """Print what makes SHELL complete words.

    It completes commands, options, sources, checks, formats and verdicts. To have it in every new shell:

    \b
      bash: echo 'eval "$(linkcheck completion bash)"' >> ~/.bashrc
      zsh:  echo 'eval "$(linkcheck completion zsh)"' >> ~/.zshrc
      fish: linkcheck completion fish > ~/.config/fish/completions/linkcheck.fish
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)(main, {}, "linkcheck", "_LINKCHECK_COMPLETE")
    click.echo(script.source(), nl=False)
