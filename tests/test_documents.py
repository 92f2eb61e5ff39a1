"""Documents from outside: a site with every kind of them, checked by the real command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .demo_files import a_pdf
from .server import Reply, Request, Server, page, serve
from .test_cli import linkcheck, report_of

ITALIAN = ["Il regolamento della Scuola vale per tutti gli studenti che sono iscritti e che non hanno la laurea."] * 5
GOOD = a_pdf("Handbook", ["The first page."], ["The second page.", "[Forms](/forms)", "[The start](/)"])
LOGIN = b"<!doctype html><title>Log in</title><form>Password <input type=password></form>"
LOST = b"<!doctype html><title>Page not found</title><h1>Page not found</h1>"
LOGIN_FIRST = b"<!doctype html><title>Accedi</title><form>Utente <input name=user><button>Avanti</button></form>"
MISSING = "<!doctype html><title>Ateneo</title><p>Il documento richiesto non è stato trovato.".encode()
VIEWER = b"<!doctype html><title>Viewer</title><iframe src=/good.pdf></iframe>"
PORTAL = b"<!doctype html><title>Portal</title><p>Welcome to the portal of the School."


def pdf(body: bytes, media_type: str = "application/pdf", **headers: str) -> Reply:
    return Reply(200, body, {"Content-Type": media_type, **headers})


FILES: dict[str, tuple[Reply, str, str]] = {
    "good.pdf": (pdf(GOOD), "ok", ""),
    "octets.pdf": (pdf(GOOD, "application/octet-stream"), "ok", ""),
    "junk-before.pdf": (pdf(b"\r\n\r\n" + GOOD), "ok", ""),
    "cut-at-the-end.pdf": (pdf(GOOD[:-8]), "ok", ""),
    "empty.pdf": (pdf(b""), "broken", "status.empty"),
    "half.pdf": (pdf(GOOD[: len(GOOD) // 3]), "broken", "document.truncated"),
    "random.pdf": (pdf(b"%PDF-1.4\n" + bytes(range(256)) * 20 + b"%%EOF"), "broken", "document.corrupt"),
    "words.pdf": (pdf(b"This is no PDF at all."), "broken", "document.other-kind"),
    "picture.pdf": (pdf(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "broken", "document.other-kind"),
    "gibberish.pdf": (pdf(GOOD, "text/html"), "broken", "document.mislabelled"),
    "form.pdf": (pdf(LOGIN), "restricted", "restricted.login-form"),
    "form-as-page.pdf": (pdf(LOGIN, "text/html"), "restricted", "restricted.login-form"),
    "two-steps.pdf": (pdf(LOGIN_FIRST, "text/html"), "restricted", "restricted.login-form"),
    "missing.pdf": (pdf(MISSING, "text/html; charset=utf-8"), "broken", "document.error-page"),
    "denied.pdf": (pdf(b"<title>403</title><h1>Accesso negato</h1>", "text/html"), "restricted", "restricted.denied"),
    "sso.pdf": (
        pdf(b"<title>x</title><form><input name=SAMLRequest></form>", "text/html"),
        "restricted",
        "restricted.login-redirect-said",  # its name does
    ),
    "portal-of-words.pdf": (
        pdf(PORTAL.replace(b"Portal", b"Sportal-of-wordsmen"), "text/html"),
        "broken",
        "document.page",
    ),
    "shown.pdf": (pdf(VIEWER, "text/html"), "ok", ""),
    "error.pdf": (pdf(b'{"error": 1}', "application/json"), "broken", "document.other-kind"),
    "lost.pdf": (pdf(LOST), "broken", "document.error-page"),
    "lost-as-page.pdf": (pdf(LOST, "text/html"), "broken", "document.error-page"),
    "site.pdf": (pdf(PORTAL), "broken", "document.page"),
    "blank.pdf": (pdf(a_pdf("", [""])), "advice", "document.no-text"),
    "empty.docx": (pdf(b"", "application/octet-stream"), "broken", "status.empty"),
}


def site(links: str, **files: Reply | Any) -> dict[str, Any]:
    return {
        "/": page(f"<html lang=en><title>Files</title>{links}"),
        **{f"/{name}": file for name, file in files.items()},
    }


def checked(folder: Path, server: Server, *options: str) -> Any:
    linkcheck(folder, "run", server.url(), *options)
    return report_of(folder, "127.0.0.1")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Any:
    routes = site("".join(f"<p><a href={name}>{name}</a>" for name in FILES))
    routes |= {f"/{name}": reply for name, (reply, _, _) in FILES.items()}
    with serve(routes) as server:
        return checked(tmp_path_factory.mktemp("files"), server)


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_its_verdict_and_its_words(report: Any, name: str) -> None:
    _, verdict, message = FILES[name]
    (link,) = (link for link in report["links"] if link["href"] == name)
    messages = {report["findings"][number]["message"]["id"] for number in link["findings"]}

    assert (link["verdict"], messages - {"language.unsaid"}) == (verdict, {message} - {""})


def test_links_of_a_document_are_checked_once_and_have_their_page(tmp_path: Path) -> None:
    with serve(site("<a href=good.pdf>Handbook</a>", **{"good.pdf": pdf(GOOD)})) as server:
        report = checked(tmp_path, server)
        asked = [request.path for request in server.log]

    inside = [link for link in report["links"] if link["page"] == server.url("/good.pdf")]
    assert [(link["href"], link["verdict"], link["place"]) for link in inside] == [
        ("/forms", "broken", {"page": 2}),
        ("/", "ok", {"page": 2}),
    ]
    assert (report["summary"]["pages"], report["summary"]["documents"]) == (1, 1)
    assert asked.count("/") == 1
    assert asked.count("/forms") == 2  # one of them by the second witness
    (document,) = (target["document"] for target in report["targets"] if target["url"].endswith(".pdf"))
    assert (document["title"], document["pages"], document["format"], document["language"]) == (
        "Handbook",
        2,
        "pdf",
        "en",
    )


def test_documents_of_others_are_opened_only_where_the_source_says_so(tmp_path: Path) -> None:
    long = a_pdf("Long", [f"Line {number} of this long document" for number in range(1_500)], ["[Gone](/gone)"])
    with serve({"/long.pdf": pdf(long)}) as other, serve({}) as server:
        server.routes.update(site(f"<a href={other.url('/long.pdf')}#page=9>Theirs</a>"))
        own = checked(tmp_path, server)
        everybody = checked(tmp_path, server, "--documents", "all")
        nobody = checked(tmp_path, server, "--documents", "none")

    assert [link["verdict"] for link in own["links"]] == ["ok"]
    assert [gap["reason"] for gap in own["coverage"]] == ["document-foreign"]
    assert sorted(link["verdict"] for link in everybody["links"]) == ["broken", "broken"]
    assert everybody["coverage"] == []
    assert [link["verdict"] for link in nobody["links"]] == ["ok"]
    assert nobody["coverage"] == []


def test_a_document_that_is_too_long_is_not_opened_and_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.linkcheck]\nmax_document_bytes = 1000\n")
    with serve(site("<a href=good.pdf>Handbook</a>", **{"good.pdf": pdf(GOOD)})) as server:
        report = checked(tmp_path, server)

    assert [(gap["reason"], gap["count"]) for gap in report["coverage"]] == [("document-size", 1)]
    assert [link["verdict"] for link in report["links"]] == ["ok"]


def test_an_italian_regulation_linked_as_english_is_advice(tmp_path: Path) -> None:
    links = (
        "<p><a href=r.pdf>Regulation (in English)</a><p><a href=r.pdf>Rules, in Italian</a><p><a href=r.pdf>Rules</a>"
    )
    with serve(site(links, **{"r.pdf": pdf(a_pdf("Regolamento", ITALIAN, language="it"))})) as server:
        report = checked(tmp_path, server)

    said = {link["text"]: [report["findings"][number]["message"]["id"] for number in link["findings"]]
            for link in report["links"]}  # fmt: skip
    assert said == {
        "Regulation (in English)": ["language.promised"],
        "Rules, in Italian": [],
        "Rules": ["language.unsaid"],
    }


def test_an_old_call_is_outdated_by_what_the_document_says(tmp_path: Path) -> None:
    call = a_pdf("Call", ["Call for applications, academic year 2021/2022", "Deadline: 15 March 2021"])
    new = a_pdf("Call", ["Call for applications, academic year 2026/2027", "Deadline: 15 March 2027"])
    links = "".join(f"<p>Apply now: <a href={name}.pdf>call for applications</a>." for name in ("call-a", "call-b"))
    with serve(site(links, **{"call-a.pdf": pdf(call), "call-b.pdf": pdf(new)})) as server:
        report = checked(tmp_path, server, "--as-of", "2026-11-25")

    assert {link["href"]: link["verdict"] for link in report["links"]} == {"call-a.pdf": "outdated", "call-b.pdf": "ok"}
    (finding,) = (finding for finding in report["findings"] if finding["check"] == "outdated")
    assert "2021" in json.dumps(finding["evidence"])


def test_what_has_not_changed_is_neither_sent_nor_read_again(tmp_path: Path) -> None:
    def conditional(request: Request) -> Reply:
        known = request.headers.get("if-none-match") == '"1"'
        return Reply(304, headers={"ETag": '"1"'}) if known else pdf(GOOD, ETag='"1"')

    with serve(site("<a href=good.pdf>Handbook</a>", **{"good.pdf": conditional})) as server:
        first = checked(tmp_path, server)
        second = checked(tmp_path, server)
        anew = checked(tmp_path, server, "--no-cache")
        conditions = [request.headers.get("if-none-match") for request in server.log if request.path == "/good.pdf"]

    assert conditions == [None, '"1"', None]
    for report in (first, second, anew):
        for target in report["targets"]:
            del target["elapsed_ms"], target["witnesses"]
    assert first["links"] == second["links"] == anew["links"]
    assert first["targets"] == second["targets"] == anew["targets"]


def test_what_was_kept_and_is_lost_is_asked_for_without_a_condition(tmp_path: Path) -> None:
    def always(request: Request) -> Reply:
        return Reply(304) if "if-none-match" in request.headers else pdf(GOOD, ETag='"1"')

    with serve(site("<a href=good.pdf>Handbook</a>", **{"good.pdf": always})) as server:
        checked(tmp_path, server)
        forget_documents(tmp_path / "reports" / "documents.db")
        report = checked(tmp_path, server)

    assert report["summary"]["documents"] == 1
    assert [link["verdict"] for link in report["links"] if link["href"] == "/forms"] == ["broken"]


def test_a_transfer_that_breaks_off_says_nothing_about_the_file(tmp_path: Path) -> None:
    once = iter([True])
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: {len(GOOD)}\r\n\r\n"
    cut = Reply(raw=head.encode() + GOOD[:500])
    routes = site("<a href=cut.pdf>Cut</a> <a href=once.pdf>Once</a>", **{"cut.pdf": cut})
    with serve({**routes, "/once.pdf": lambda _: cut if next(once, False) else pdf(GOOD)}) as server:
        report = checked(tmp_path, server)

    assert {link["href"]: link["verdict"] for link in report["links"] if link["href"].endswith(".pdf")} == {
        "cut.pdf": "unverified",
        "once.pdf": "ok",
    }


def test_a_link_in_an_opendocument_file_leads_beside_it(tmp_path: Path) -> None:
    """On a first reading and on one that was kept, at whichever address."""
    beside = odt("<text:p><text:a xlink:href='../good.pdf'>beside</text:a></text:p>")
    with serve(site("<a href=/d/a.odt>A</a> <a href=/e/b.odt>B</a>")) as server:
        server.routes |= {"/d/a.odt": Reply(200, beside), "/e/b.odt": Reply(200, beside), "/d/good.pdf": pdf(GOOD)}
        report = checked(tmp_path, server)

    base = server.url("/").rstrip("/")
    found = {link["url"].removeprefix(base): link["verdict"] for link in report["links"] if link["place"]}
    assert (found["/d/good.pdf"], found["/e/good.pdf"]) == ("ok", "broken")


def odt(body: str) -> bytes:
    import io
    import zipfile

    office, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:text="{text}" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return out.getvalue()


def test_a_text_with_a_link_header_has_places_for_its_own_links(tmp_path: Path) -> None:
    headers = {"Content-Type": "text/plain", "Link": "</style.css>; rel=stylesheet"}
    with serve(site("<a href=a.txt>A</a>", **{"a.txt": Reply(200, b"See http://127.0.0.1:1/gone", headers)})) as server:
        report = checked(tmp_path, server)

    places = [(link["kind"], link["place"]) for link in report["links"] if link["page"].endswith("/a.txt")]
    assert places == [("link-header", None), ("text", {"line": 1})]


def test_a_text_on_the_own_site_is_read_as_a_document(tmp_path: Path) -> None:
    notes = Reply(200, b"See /x and http://127.0.0.1:1/gone for it", {"Content-Type": "text/plain"})
    with serve(site("<a href=notes.txt>Notes</a>", **{"notes.txt": notes})) as server:
        report = checked(tmp_path, server)

    assert [(link["href"], link["place"]) for link in report["links"] if link["place"]] == [
        ("http://127.0.0.1:1/gone", {"line": 1})
    ]


@pytest.mark.parametrize("status", [412, 500])
def test_a_server_that_bears_no_conditions_is_asked_without(tmp_path: Path, status: int) -> None:
    def strict(request: Request) -> Reply:
        return Reply(status) if "if-none-match" in request.headers else pdf(GOOD, ETag='"1"')

    with serve(site("<a href=good.pdf>Handbook</a>", **{"good.pdf": strict})) as server:
        checked(tmp_path, server)
        report = checked(tmp_path, server)

    assert [link["verdict"] for link in report["links"] if link["href"] == "good.pdf"] == ["ok"]


def forget_documents(kept: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(kept)) as database, database:
        database.execute("DELETE FROM documents")


def test_a_folder_s_documents_are_opened_from_disk(tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    (public / "index.html").write_text(
        "<html lang=en><title>x</title><a href=good.pdf>Handbook</a> <a href=half.pdf>Half</a>"
    )
    (public / "good.pdf").write_bytes(GOOD)
    (public / "half.pdf").write_bytes(GOOD[: len(GOOD) // 3])
    linkcheck(tmp_path, "run", "public")
    report = report_of(tmp_path, "public")

    found = {link["href"]: link["verdict"] for link in report["links"]}
    assert found == {"good.pdf": "ok", "half.pdf": "broken", "/forms": "broken", "/": "ok"}
