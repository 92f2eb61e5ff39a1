"""No way in and no leaks, through the real command: told from the logs of servers, and from all that a run leaves."""

from __future__ import annotations

import base64
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from .demo_files import a_pdf
from .server import Reply, Request, Server, page, redirect, serve
from .test_cli import files_in, linkcheck, report_of

NOT_FOUND = page("<title>Not found</title>", 404)


def elsewhere(url: str) -> str:
    """The same place by its other name."""
    return url.replace("127.0.0.1", "localhost")


@contextmanager
def two_servers() -> Iterator[tuple[Server, Server]]:
    """A site of ours, which leads to its own other name, and to another server by both names: all that is asked for is
    not found, so that the second witness asks too."""
    with serve({"*": NOT_FOUND}) as other, serve({"*": NOT_FOUND}) as ours:
        addresses = [other.url("/a"), elsewhere(other.url("/b")), elsewhere(ours.url("/c")), "/here"]
        links = "".join(f"<p><a href='{address}'>Page {address}</a>" for address in addresses)
        onward = {f"/to{number}": redirect(address, 302) for number, address in enumerate(addresses)}
        ours.routes |= {"/": page(links + "".join(f"<p><a href={path}>To {path}</a>" for path in onward)), **onward}
        yield ours, other


GIVEN = """
[headers."127.0.0.1"]
X-Gate = "open"
X-Api-Key = "env:KEY"
[auth."127.0.0.1"]
basic = "env:LOGIN"
cookies = "cookies.txt"
"""


def test_what_a_host_is_given_goes_to_no_other_host_and_no_other_port(tmp_path: Path) -> None:
    with two_servers() as (ours, other):
        (tmp_path / "site.toml").write_text(f'start = ["{ours.url()}"]\npoliteness = "none"\n{GIVEN}')
        (tmp_path / "cookies.txt").write_text("127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\ts3ss10n\n")
        ended = linkcheck(tmp_path, "run", "site.toml", KEY="k3y", LOGIN="ada:s3cret")
        to_us = [request for request in ours.log if request.headers["host"].startswith("127.0.0.1")]
        to_others = [request for request in (*ours.log, *other.log) if request not in to_us]

    assert ended.returncode == 1
    asked = Counter(request.path for request in to_others)
    assert min(asked["/a"], asked["/b"], asked["/c"]) >= 2  # by both witnesses
    assert {request.headers.get("authorization") for request in to_us} == {
        "Basic " + base64.b64encode(b"ada:s3cret").decode()
    }
    for name, value in (("x-gate", "open"), ("x-api-key", "k3y"), ("cookie", "session=s3ss10n")):
        assert {request.headers.get(name) for request in to_us} == {value}
        assert {request.headers.get(name) for request in to_others} == {None}
    assert not any("authorization" in request.headers for request in to_others)
    assert not any("referer" in request.headers for request in (*to_us, *to_others))


def test_credentials_in_an_address_go_to_its_host_and_are_not_carried_on(tmp_path: Path) -> None:
    with serve({"*": NOT_FOUND}) as other, serve({"*": NOT_FOUND}) as ours:
        secret = ours.url("/away").replace("//", "//ada:s3cret@")
        ours.routes |= {
            "/": page(f"<a href='{secret}'>The page</a> <a href=/plain>Another page</a>"),
            "/away": redirect(elsewhere(other.url("/lost")), 302),
        }
        linkcheck(tmp_path, "run", ours.url(), "--politeness", "none")
        away = [request.headers.get("authorization") for request in ours.log if request.path == "/away"]
        plain = [request for request in ours.log if request.path != "/away"] + other.log

    assert set(away) == {"Basic " + base64.b64encode(b"ada:s3cret").decode()}
    assert len(away) >= 2
    assert [request.path for request in other.log].count("/lost") >= 2
    assert not any({"authorization", "referer"} & set(request.headers) for request in plain)


PRIVATE = ["http://10.255.255.1/", "http://169.254.169.254/latest/", "http://[fd00:ec2::254]/", "http://192.168.255.1/"]


def test_no_page_redirect_or_file_of_a_site_leads_to_a_private_address(tmp_path: Path) -> None:
    """Where the source is on loopback, loopback alone is open."""
    inward = PRIVATE[0]
    routes = {f"/to{number}": redirect(address, 302) for number, address in enumerate(PRIVATE)}
    links = "".join(f"<p><a href='{address}'>Page {address}</a>" for address in (*PRIVATE, *routes, "/refresh"))
    routes |= {
        "/": page(links),
        "/refresh": page(f'<meta http-equiv=refresh content="0; url={inward}">'),
        "/robots.txt": redirect(inward + "robots.txt"),
        "/sitemap.xml": Reply(200, f"<urlset><url><loc>{inward}</loc></url></urlset>".encode(), {}),
        "/file.pdf": Reply(200, a_pdf("File", [f"[In]({inward})"]), {"Content-Type": "application/pdf"}),
    }
    with serve(routes) as server:
        linkcheck(tmp_path, "run", server.url(), "--sitemap", server.url("/sitemap.xml"), "--timeout", "5")
        report = report_of(tmp_path, "127.0.0.1")
        base = server.url().rstrip("/")

    verdicts = {link["url"].removeprefix(base): link["verdict"] for link in report["links"]}
    assert {verdicts[address] for address in (*PRIVATE, *routes) if address[:3] in ("htt", "/to")} == {"skipped"}
    (told,) = (gap for gap in report["coverage"] if gap["reason"] == "private-address")
    assert told["count"] == 2 * len(PRIVATE)


def test_a_file_address_is_not_read_not_even_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.txt").write_text("hush")
    (tmp_path / "site" / "index.html").write_text(f"<a href='file://{tmp_path}/secret.txt'>A file of ours</a>")

    linkcheck(tmp_path, "run", "site")

    (link,) = report_of(tmp_path, "site")["links"]
    assert link["verdict"] == "skipped"


alphabet = st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
words = st.lists(st.text(alphabet, min_size=12, max_size=30).map("s3".__add__), min_size=18, max_size=18, unique=True)


def site(server: Server, secrets: Iterator[str]) -> dict[str, Reply]:
    """A site with another secret in each place of which a run may tell something."""

    def take() -> str:
        return next(secrets)

    base, host = server.url().rstrip("/"), server.url().removeprefix("http://").rstrip("/")
    told = f"{base}/gone?api_key={take()}"
    nested = quote(f"https://u:{take()}@a.invalid/?token={take()}", safe="")
    addresses = [
        told,
        f"http://ada:{take()}@{host}/gone",
        f"/page?password={take()}#access_token={take()}",
        f"/gone?next={nested}",
        f"/away?sig={take()}",
        f"ftp://ada:{take()}@ftp.example.org/",
        f"http://ada:{take()}@[broken/",
        f"/;jsessionid={take()}",
        f"/file.pdf?token={take()}",
        f"/open.pdf?token={take()}",
        "/open.pdf",
    ]
    links = "".join(
        f"<p>Apply by 1 May 2020 at {address}: <a href='{address}'>see {address}</a>" for address in addresses
    )
    document = a_pdf(f"The file {told}", [f"[Gone]({base}/gone?secret={take()})"])
    return {
        "/": page(f"<html lang=en><title>Home of {told}</title><h1>Home {told}</h1>{links}"),
        "/page": page(f"<title>{told}</title><meta http-equiv=refresh content='0; url=/gone?passwd={take()}'>"),
        "/away": redirect(f"/loop?code={take()}&state={take()}", 302),
        "/loop": Reply(302, b"", {"Location": f"gopher://ada:{take()}@a.invalid/"}),
        "/file.pdf": Reply(200, document, {"Content-Type": "application/pdf", "ETag": '"1"'}),
        "/open.pdf": Reply(200, a_pdf("Open", ["To all."]), {"Content-Type": "application/pdf", "ETag": '"1"'}),
        "*": NOT_FOUND,
    }  # fmt: skip


@given(secrets=words)
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
def test_no_secret_stands_in_anything_that_a_run_writes_or_says(secrets: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name, serve({}) as server:
        folder, rest = Path(name), iter(secrets)
        start = server.url(f"/?access_token={next(rest)}")
        server.routes |= site(server, rest)
        said = [
            linkcheck(folder, command, *more)
            for command, *more in (
                ("run", start, "--dry-run"),
                ("config", start),
                ("run", start, "--verbose", "--politeness", "none", "-f", "json=-", "-f", "html", "-f", "csv"),
                ("run", start, "--quiet", "--politeness", "none", "--output", "again", "--no-cache"),
                ("run", server.url(f"/none?token={secrets[0]}")),
                ("run", f"https//ada:{secrets[1]}@a.test"),
                ("run", f"ftp://ada:{secrets[1]}@a.test/"),
            )
        ]
        asked = "\n".join(server.paths())
        left = {path: (folder / path).read_bytes() for path in files_in(folder)}

    assert all("Traceback" not in one.stderr for one in said)
    assert {one.returncode for one in said} == {0, 1, 2, 3}
    assert any("index.html" in path for path in left)
    assert any("documents.db" in path for path in left)
    assert f"access_token={secrets[0]}" in asked
    assert next(rest, None) is None
    for secret in secrets:
        assert [path for path, content in left.items() if secret.encode() in content] == []
        assert [one.args for one in said if secret in one.stdout + one.stderr] == []


@pytest.mark.parametrize("witness", ["libcurl", "requests"])
def test_both_witnesses_ask_for_the_address_as_it_is(tmp_path: Path, witness: str) -> None:
    """What is masked in the report is what was asked for all the same."""
    seen: list[str] = []

    def gone(request: Request) -> Reply:
        seen.append(request.path)
        return NOT_FOUND

    with serve({"/": page("<a href='/gone?token=s3cret'>The page</a>"), "/gone": gone}) as server:
        linkcheck(tmp_path, "run", server.url())
        (target,) = (one for one in report_of(tmp_path, "127.0.0.1")["targets"] if "gone" in one["url"])

    assert target["url"] == server.url("/gone?token=***")
    assert set(seen) == {"/gone?token=s3cret"}
    assert witness in [one["by"] for one in target["witnesses"]]
