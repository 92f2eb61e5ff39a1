"""A site in a folder, by the real command: which file an address means, and what is told of each link."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import urls
from linkcheck.folder import Folder, media_type
from linkcheck.model import Url

from .server import page, serve
from .test_cli import linkcheck, report_of

SITE = "https://www.example.org/docs/"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def verdicts(report: Any) -> dict[str, str]:
    """By the href as written."""
    return {link["href"]: link["verdict"] for link in report["links"]}


def reasons(report: Any) -> dict[str, int]:
    return {row["reason"]: row["count"] for row in report["coverage"]}


PUBLIC = {
    "index.html": "<title>Home</title><h1 id=top-part>Home</h1>"
    + "".join(
        f"<a href='{href}'>Some words about it</a>"
        for href in [
            "/about",
            "/about.html",
            "/about/",
            "news",
            "news/",
            "/news/index.html",
            "news?page=2",
            "n%C3%A4he.html",
            "nähe.html",
            "../../news/",
            "/file.zip",
            "#top-part",
            "/news/#there",
            "/gone",
            "/gone/",
            "/empty.pdf",
            "/About.html",
            "/news/#not-there",
            "https://else.example.com/",
            "mailto:office@example.org",
            "javascript:go()",
        ]
    ),
    "about.html": "<p>About us",
    "news/index.html": "<h2 id=there>News</h2><a href='..'>Home again</a> <a href='/site.css'>its style</a>",
    "nähe.html": "<p>Near",
    "file.zip": "PK\x05\x06",
    "empty.pdf": "",
    "site.css": "body { background: url(img/none.png) }",
    ".git/hidden.html": "<a href=/nothing>No page</a>",
}


def test_a_folder_is_checked_as_its_server_would_show_it(tmp_path: Path) -> None:
    write(tmp_path / "public", PUBLIC)

    ended = linkcheck(tmp_path, "run", "public")
    report = report_of(tmp_path, "public")
    found = verdicts(report)

    assert ended.returncode == 1, ended.stderr
    assert {href for href, verdict in found.items() if verdict == "broken"} == {
        "/about/",
        "/gone",
        "/gone/",
        "/empty.pdf",
        "/About.html",
        "/news/#not-there",
        "img/none.png",
    }
    assert {href for href, verdict in found.items() if verdict == "skipped"} == {
        "../../news/",
        "https://else.example.com/",
        "javascript:go()",
    }
    assert reasons(report) == {"scheme": 1, "outside": 2}
    assert {link["page"] for link in report["links"]} == {"index.html", "news/index.html", "site.css"}
    assert (report["summary"]["pages"], report["summary"]["documents"]) == (4, 1)
    assert {witness["by"] for target in report["targets"] for witness in target["witnesses"]} == {"disk", "disk, again"}
    assert report["run"]["requests"] > 0


def test_all_addresses_of_a_file_are_one_target(tmp_path: Path) -> None:
    links = " ".join(f"<a href='{href}'>To it</a>" for href in ["news/", "/news", "news/index.html?x=1#y", "news/none"])
    write(tmp_path / "public", {"index.html": links, "news/index.html": "<p id=y>News <a href=/>Home</a>"})

    linkcheck(tmp_path, "run", "public")
    report = report_of(tmp_path, "public")

    assert [target["url"] for target in report["targets"]] == ["index.html", "news/index.html", "news/none"]
    assert [link["target"] for link in report["links"] if link["verdict"] == "ok"] == [
        *["news/index.html"] * 3,
        "index.html",
    ]
    assert report["coverage"] == []
    assert report["run"]["requests"] == 3 + 1  # and once more for what is not there


def test_addresses_and_pages_of_a_folder_are_told_as_paths(tmp_path: Path) -> None:
    write(tmp_path / "public", {"a b.html": "<a href='/é/x.html#y'>Its words</a>", "é/x.html": "<p id=y>Here"})

    linkcheck(tmp_path, "run", "public")
    report = report_of(tmp_path, "public")

    assert [(link["page"], link["url"], link["verdict"]) for link in report["links"]] == [
        ("a b.html", "é/x.html#y", "ok")
    ]
    assert {target["url"] for target in report["targets"]} == {"a b.html", "é/x.html"}
    assert report["run"]["start"] == ["public"]
    assert "folder.invalid" not in str(report)


def test_the_site_s_own_addresses_are_looked_for_on_disk(tmp_path: Path) -> None:
    home = f"<a href='{SITE}new.html'>New</a> <a href='{SITE}old.html'>Old</a> <a href='../other/'>Other part</a>"
    write(tmp_path / "public", {"index.html": home, "new.html": "<a href='/docs/'>All of it</a>"})

    linkcheck(tmp_path, "run", "public", "--site-url", SITE)
    report = report_of(tmp_path, "public")

    assert verdicts(report) == {
        f"{SITE}new.html": "ok",
        f"{SITE}old.html": "broken",
        "../other/": "skipped",
        "/docs/": "ok",
    }
    assert reasons(report) == {"outside": 1}
    assert {link["page"] for link in report["links"]} == {f"{SITE}index.html", f"{SITE}new.html"}


@pytest.mark.parametrize("written", ["https://www.example.org/docs", "https://www.example.org/docs/index.html"])
def test_a_site_s_address_needs_no_slash(tmp_path: Path, written: str) -> None:
    home = "<a href=/docs/new>New</a> <a href=/docs>Home</a> <a href='../docs?x'>Home</a> <a href=/new>Elsewhere</a>"
    write(tmp_path / "public", {"index.html": home, "new.html": "<p>New"})

    linkcheck(tmp_path, "run", "public", "--site-url", written)

    assert verdicts(report_of(tmp_path, "public")) == {
        "/docs/new": "ok",
        "/docs": "ok",
        "../docs?x": "ok",
        "/new": "skipped",
    }


def test_what_lies_above_the_folder_is_not_judged(tmp_path: Path) -> None:
    up = "[a](../README.md) [b](../../x%20y.md) [c](sub/../../z.md) [d](./sub/../part/up.md) [e](/none.md)"
    write(tmp_path, {"docs/index.md": up, "docs/part/up.md": "[f](../index.md) [g](../../index.md)"})

    linkcheck(tmp_path, "run", "docs", "--outside", "check")
    report = report_of(tmp_path, "docs")

    assert verdicts(report) == {
        "../README.md": "skipped",
        "../../x%20y.md": "skipped",
        "sub/../../z.md": "skipped",
        "./sub/../part/up.md": "ok",
        "/none.md": "broken",
        "../index.md": "ok",
        "../../index.md": "skipped",
    }
    assert reasons(report) == {"outside": 4}
    assert "invalid" not in str(report)


def test_the_reports_of_a_folder_are_no_part_of_it(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {"index.html": "<a href=reports/2021/>Report</a>", "reports/2021/index.html": "x"})

    for _ in range(2):
        linkcheck(site, "run", ".", "--format", "html", "--format", "json")
        report = report_of(site, "site")

    assert report["summary"]["pages"] == 2
    assert verdicts(report) == {"reports/2021/": "ok"}


@pytest.mark.parametrize(
    "links", ["<a href=/a.pdf>A</a> <a href=/a.pdf?x>B</a>", "<a href=/a.pdf?x>A</a> <a href=/a.pdf>B</a>"]
)
def test_a_file_that_is_left_out_is_left_out_by_all_its_addresses(tmp_path: Path, links: str) -> None:
    write(tmp_path / "public", {"index.html": links, "a.pdf": "x"})

    linkcheck(tmp_path, "run", "public", "--exclude", r"^/a\.pdf$", "--exclude", "folder|https?:")

    assert set(verdicts(report_of(tmp_path, "public")).values()) == {"skipped"}


def test_a_page_that_refreshes_itself_has_not_moved(tmp_path: Path) -> None:
    refresh = "<meta http-equiv=refresh content='20; url={}'>"
    home = refresh.format("/") + "<a href=./>Home</a> <a href=index.html>Home</a> <a href=old>Old</a>"
    write(tmp_path / "public", {"index.html": home, "old.html": refresh.format("new/"), "new/index.html": "x"})

    linkcheck(tmp_path, "run", "public")
    report = report_of(tmp_path, "public")

    assert verdicts(report) == {"./": "ok", "index.html": "ok", "old": "moved", "/": "ok", "new/": "ok"}
    assert "folder.invalid" not in str(report)
    assert "folder.invalid" not in (tmp_path / "reports/public/index.html").read_text()


def test_links_out_of_the_folder_are_asked_for_where_that_is_wanted(tmp_path: Path) -> None:
    with serve({"/there": page("<p>Here")}) as server:
        links = f"<a href='{server.url('/there')}'>One</a> <a href='{server.url('/gone')}'>Two</a>"
        write(tmp_path / "public", {"index.html": links})
        (tmp_path / "site.toml").write_text('folder = "public"\noutside = "check"\nallow_private = true\npause = 0\n')

        linkcheck(tmp_path, "run", "site.toml")
        report = report_of(tmp_path, "site")

        assert verdicts(report) == {server.url("/there"): "ok", server.url("/gone"): "broken"}


def test_nobody_is_asked_for_anything_outside(tmp_path: Path) -> None:
    with serve({"/": page()}) as server:
        refresh = f"<meta http-equiv=refresh content='0; url={server.url()}'><a href='{server.url()}'>One</a>"
        write(tmp_path / "public", {"index.html": refresh, "two.html": "<a href=index.html>Two</a>"})
        for words in (["public"], ["public", "--offline"], ["public", "--offline", "--outside", "check"]):
            ended = linkcheck(tmp_path, "run", *words)

            assert ended.returncode == 0, ended.stderr
        assert server.log == []
        assert reasons(report_of(tmp_path, "public")) == {"offline": 1}


def test_what_was_changed_is_read_and_nothing_else(tmp_path: Path) -> None:
    files = {name: f"<a href='/gone-{name}'>Its words</a> <a href='b.html#x'>Part</a>" for name in ("a.html", "b.html")}
    write(tmp_path / "public", files | {"c.css": "b { background: url(none.png) }", "notes.odt": "x"})

    ended = linkcheck(tmp_path, "run", "public", "--changed", "public/a.html", "public/c.css", "public/notes.odt", "-q")
    report = report_of(tmp_path, "public")

    assert ended.returncode == 1, ended.stderr
    assert verdicts(report) == {"/gone-a.html": "broken", "b.html#x": "broken", "none.png": "broken"}


def test_a_changed_file_may_be_named_from_within_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "public", {"a.html": "<a href=/gone-a.html>A</a>", "b.html": "<a href=/gone-b.html>B</a>"})

    linkcheck(tmp_path, "run", "public", "--changed", "a.html")

    assert verdicts(report_of(tmp_path, "public")) == {"/gone-a.html": "broken"}


def test_no_change_at_all_is_no_mistake(tmp_path: Path) -> None:
    write(tmp_path / "public", {"a.html": "<a href=/gone>Its words</a>"})

    for words in (["run", "public", "--changed", "--fail-on", "broken"], ["run", "public", "--changed"]):
        ended = linkcheck(tmp_path, *words)

        assert ended.returncode == 0, ended.stderr
        assert report_of(tmp_path, "public")["summary"]["links"] == 0


@pytest.mark.parametrize("changed", ["public/removed.html", "README.md", "../elsewhere.html"])
def test_a_change_that_touches_no_page_is_fine(tmp_path: Path, changed: str) -> None:
    write(tmp_path / "public", {"a.html": "<a href=/gone>Its words</a>"})

    ended = linkcheck(tmp_path, "run", "public", "--changed", changed)

    assert ended.returncode == 0, ended.stderr
    assert report_of(tmp_path, "public")["summary"]["links"] == 0


def test_one_page_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "<a href=b.html>Its words</a>", "b.html": "<a href=/gone>Its words</a>"})

    ended = linkcheck(tmp_path, "run", "a.html")

    assert ended.returncode == 0, ended.stderr
    assert verdicts(report_of(tmp_path, "a")) == {"b.html": "ok"}


def test_markdown_leads_to_its_own_headings(tmp_path: Path) -> None:
    guide = "---\ntitle: x\n---\n# Über uns, etc.\n\n"
    guide += "See [us](#über-uns-etc), [its part](other.md#part-1), `#no` [a](#no).\n"
    guide += "[b](other.md#part-1-1) [c](other.md#a-line) [d](sub/)\n"
    other = "## Part\n\n## Part\n\n## Part-1\n\n# <a name='x'></a>A line\n"
    write(tmp_path / "docs", {"guide.md": guide, "other.md": other, "sub/README.md": "x"})

    linkcheck(tmp_path, "run", "docs")
    report = report_of(tmp_path, "docs")

    assert verdicts(report) == {
        "#über-uns-etc": "ok",
        "other.md#part-1": "ok",
        "#no": "broken",
        "other.md#part-1-1": "ok",
        "other.md#a-line": "ok",
        "sub/": "ok",
    }
    (place,) = ((link["line"], link["column"]) for link in report["links"] if link["href"] == "#no")
    assert place == (6, guide.splitlines()[5].rindex("#no") + 1)


def test_a_link_of_the_file_system_that_leads_out_of_the_folder_is_no_file_of_it(tmp_path: Path) -> None:
    write(tmp_path, {"public/a.html": "<a href=in.html>In</a> <a href=out.html>Out</a>", "secret.html": "<p>x"})
    os.symlink(tmp_path / "secret.html", tmp_path / "public/out.html")
    os.symlink(tmp_path / "public/a.html", tmp_path / "public/in.html")

    linkcheck(tmp_path, "run", "public")

    assert verdicts(report_of(tmp_path, "public")) == {"in.html": "ok", "out.html": "broken"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["https://a.example/", "--site-url", SITE], "`site_url` says something of a folder"),
        (["https://a.example/", "--changed", "a.html"], "`changed` says something of a folder"),
        (["https://a.example/", "--offline"], "without the network, no page can be asked for"),
        (["public", "--site-url", "nonsense"], "`site_url`: `nonsense` is not an http or https address"),
        ([""], "an empty word is no SOURCE"),
        (["public/x.pdf"], "a file that is checked ends in one of .html"),
        (["public", "--outside", "never"], "'never' is not one of 'skip', 'check'"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, words: list[str], told: str) -> None:
    write(tmp_path / "public", {"a.html": "", "x.pdf": ""})

    ended = linkcheck(tmp_path, "run", *words)

    assert ended.returncode == 2
    assert told in ended.stderr


def test_an_empty_folder_has_no_start_page(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()

    ended = linkcheck(tmp_path, "run", "public")

    assert ended.returncode == 3
    assert "no page in public" in ended.stderr


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=8).filter(
    lambda name: name not in (".", "..") and not name.startswith(".") and len(name.encode()) < 100
)


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_a_file_is_found_by_its_own_address(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    root = tmp_path_factory.mktemp("site")
    name = "/".join(parts)
    write(root, {name: "x"})
    folder = Folder(root)
    address = folder.address(name)

    assert list(folder.names()) == [name]
    assert urls.parse(address) == address
    assert folder.find(address) == folder.find(Url(address + "?q#f")) == name
    assert urls.shown(address) == name


@given(st.text(max_size=30))
def test_no_address_leads_out_of_a_folder(tmp_path_factory: pytest.TempPathFactory, href: str) -> None:
    root = tmp_path_factory.mktemp("site")
    write(root, {"in/a.html": "x", "out.html": "x"})
    folder = Folder(root / "in")
    url = urls.resolve(href, folder.base)

    if url is not None and folder.covers(url):
        assert folder.find(url) in (None, "a.html")


def test_media_types() -> None:
    assert [media_type(name) for name in ("a.HTML", "a.md", "a.css", "a", "sitemap.xml.gz")] == [
        "text/html",
        "text/markdown",
        "text/css",
        "application/octet-stream",
        "application/gzip",
    ]


def test_the_standard_input_is_a_list_too(tmp_path: Path) -> None:
    with serve({"/there": page("<p>Here")}) as server:
        lines = f"# ours\n{server.url('/there')}\n\n{server.url('/gone')}\nnonsense\n"
        command = [sys.executable, "-m", "linkcheck", "run", "--links-from", "-", "-q"]
        ended = subprocess.run(command, cwd=tmp_path, input=lines.encode(), capture_output=True, timeout=60)

        report = report_of(tmp_path, "links")

        assert ended.returncode == 1, ended.stderr
        assert [
            (link["page"], link["kind"], link["url"], link["verdict"], link["line"]) for link in report["links"]
        ] == [
            ("-", "list", server.url("/there"), "ok", None),
            ("-", "list", server.url("/gone"), "broken", 4),
            ("-", "list", "nonsense", "broken", 5),
        ]


def test_the_report_has_the_line_that_leads_to_a_link(tmp_path: Path) -> None:
    listed = "<p>Material of the meeting of 8 June 2021:<ul><li><a href=a.html>The slides</a></ul>"
    table = "<table><tr><th>Call<th>Form<tr><th>2020<td><a href=b.html>The form</a></table><a href=c.html>Plain</a>"
    write(tmp_path / "public", {"index.html": listed + table, "a.html": "x", "b.html": "x", "c.html": "x"})

    linkcheck(tmp_path, "run", "public", "--as-of", "2020-01-01")

    assert {link["href"]: link["lead"] for link in report_of(tmp_path, "public")["links"]} == {
        "a.html": "Material of the meeting of 8 June 2021:",
        "b.html": "Form › 2020",
        "c.html": None,
    }


def test_a_file_that_is_no_page_is_no_page_that_could_not_be_had(tmp_path: Path) -> None:
    write(tmp_path / "public", {"a.html": "<a href=data.xml>Its words</a>", "data.xml": "<data><one/></data>"})

    linkcheck(tmp_path, "run", "public", "--max-pages", "1")
    report = report_of(tmp_path, "public")

    assert verdicts(report) == {"data.xml": "ok"}
    assert report["coverage"] == []


def test_a_disk_needs_no_politeness(tmp_path: Path) -> None:
    write(tmp_path / "public", {f"{number}.html": "<p>x" for number in range(80)})

    ended = linkcheck(tmp_path, "run", "public", "--politeness", "gentle")  # by which a host would take 80 s

    assert ended.returncode == 0, ended.stderr
    assert report_of(tmp_path, "public")["summary"]["pages"] == 80


def test_what_is_not_gone_over_is_there_when_it_is_linked_to(tmp_path: Path) -> None:
    names = [".github/CONTRIBUTING.html", "latest/", "latest/a.html", ".github/none.html", "away/secret.html"]
    home = " ".join(f"<a href='{name}'>Its words</a>" for name in names)
    files = {
        "index.html": home,
        ".github/CONTRIBUTING.html": "<a href=/gone>Gone</a>",
        "v2/index.html": "x",
        "v2/a.html": "x",
    }
    write(tmp_path / "public", files)
    write(tmp_path / "elsewhere", {"secret.html": "x"})
    os.symlink("v2", tmp_path / "public/latest")
    os.symlink(tmp_path / "elsewhere", tmp_path / "public/away")

    linkcheck(tmp_path, "run", "public")

    assert verdicts(report_of(tmp_path, "public")) == {
        ".github/CONTRIBUTING.html": "ok",
        "/gone": "broken",
        "latest/": "ok",
        "latest/a.html": "ok",
        ".github/none.html": "broken",
        "away/secret.html": "broken",
    }


def test_a_link_of_the_file_system_that_leads_nowhere_is_no_file(tmp_path: Path) -> None:
    write(tmp_path / "public", {"a.html": "<a href=gone.html>Gone</a>"})
    os.symlink(tmp_path / "nowhere", tmp_path / "public/gone.html")
    os.symlink("loop.html", tmp_path / "public/loop.html")

    linkcheck(tmp_path, "run", "public")

    assert verdicts(report_of(tmp_path, "public")) == {"gone.html": "broken"}
