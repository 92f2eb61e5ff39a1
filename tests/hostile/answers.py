"""Answers: statuses, bad moments, connections that break, heads and codings that nobody should send."""

from __future__ import annotations

from http import HTTPStatus

from tests.server import CLOSE, GARBAGE, HANG, RESET, Reply, page

from .behaviour import (
    FINE,
    Behaviour,
    article,
    bomb,
    deflated,
    encoded,
    html,
    in_turn,
    raw,
    typed,
    zipped,
)

NOTHING = b""


def answers(status: int, verdict: str) -> Behaviour:
    name = f"{status} {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else str(status)
    return Behaviour(f"/status/{status}", f"answers {name}", article(name, status=status), verdict)


STATUSES = (
    *(answers(status, "ok") for status in (200, 201, 202, 203, 206, 207, 208, 226, 299)),
    Behaviour("/status/204", "answers 204 No Content", Reply(204), "ok"),
    Behaviour("/status/205", "answers 205 Reset Content", Reply(205), "ok"),
    Behaviour(
        "/status/300", "answers 300 with a page of choices, which browsers show", article("Choose", status=300), "ok"
    ),
    Behaviour("/status/304", "answers 304, though nobody asked on a condition", Reply(304), "unverified"),
    *(answers(status, "broken") for status in (400, 402, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 416, 417)),
    *(answers(status, "broken") for status in (421, 422, 423, 424, 426, 428, 431)),
    Behaviour(
        "/status/401", "asks for a password", Reply(401, headers={"WWW-Authenticate": "Basic realm=x"}), "restricted"
    ),
    Behaviour("/status/401-bare", "answers 401 and names no scheme", Reply(401), "restricted"),
    Behaviour(
        "/status/401-negotiate", "wants Kerberos", Reply(401, headers={"WWW-Authenticate": "Negotiate"}), "restricted"
    ),
    answers(407, "restricted"),
    Behaviour("/status/403", "answers 403 to everybody", article("Forbidden", "<p>Forbidden.", 403), "unverified"),
    Behaviour(
        "/status/403-challenge",
        "answers 403 and a challenge",
        Reply(403, headers={"WWW-Authenticate": "Bearer"}),
        "restricted",
    ),
    *(answers(status, "unverified") for status in (408, 418, 420, 425, 429, 451)),
    *(answers(status, "unverified") for status in (500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511)),
    *(answers(status, "unverified") for status in (520, 521, 522, 523, 524, 525, 526, 527, 530, 598, 599, 999)),
    Behaviour("/status/empty-page", "answers 200 with a page of zero bytes", page(""), "broken"),
    Behaviour("/status/empty-style", "answers 200 with a style sheet of zero bytes", typed("text/css", NOTHING), "ok"),
    Behaviour("/status/no-reason", "leaves out the reason phrase", raw("HTTP/1.1 404\nContent-Length: 0"), "broken"),
    Behaviour("/status/odd-reason", "says 404 with the reason OK", raw("HTTP/1.1 404 OK\nContent-Length: 0"), "broken"),
    Behaviour(
        "/status/ok-by-name",
        "says 200 with the reason Not Found",
        Reply(raw=b"HTTP/1.1 200 Not Found\r\n\r\n" + FINE.body),
        "ok",
    ),
    Behaviour(
        "/status/404-then-410", "answers 404 once, and 410 from then on", in_turn(Reply(404), Reply(410)), "broken"
    ),
    Behaviour(
        "/status/404-then-200", "answers 404 once, and 200 from then on", in_turn(Reply(404), FINE), "unverified"
    ),
    Behaviour("/status/404-large", "answers 404 with ten megabytes", article("Gone", "x" * 10_000_000, 404), "broken"),
)

TRANSIENT = (
    *(
        Behaviour(
            f"/transient/{name}-once", f"{does} once, and answers well from then on", in_turn(failure, FINE), "ok"
        )
        for name, does, failure in (
            ("500", "answers 500", Reply(500)),
            ("502", "answers 502", Reply(502)),
            ("503", "answers 503", Reply(503)),
            ("504", "answers 504", Reply(504)),
            ("408", "answers 408", Reply(408)),
            ("425", "answers 425", Reply(425)),
            ("429", "answers 429", Reply(429)),
            ("reset", "resets the connection", RESET),
            ("close", "closes the connection without a word", CLOSE),
            ("garbage", "talks no HTTP", GARBAGE),
            ("hang", "hangs", HANG),
            ("empty-length", "breaks off in its header", Reply(raw=b"HTTP/1.1 200 OK\r\nContent-")),
        )
    ),
    *(
        Behaviour(
            f"/transient/{name}-twice",
            f"{does} twice, and answers well from then on",
            in_turn(failure, failure, FINE),
            "ok",
        )
        for name, does, failure in (
            ("500", "answers 500", Reply(500)),
            ("503", "answers 503", Reply(503)),
            ("429", "answers 429", Reply(429)),
            ("reset", "resets the connection", RESET),
            ("close", "closes the connection", CLOSE),
        )
    ),
    *(
        Behaviour(f"/transient/{name}-always", f"{does}, whenever it is asked", failure, "unverified")
        for name, does, failure in (
            ("reset", "resets the connection", RESET),
            ("close", "closes the connection without a word", CLOSE),
            ("garbage", "talks no HTTP", GARBAGE),
            ("hang", "hangs", HANG),
        )
    ),
)

AFTER = (
    *(
        Behaviour(
            f"/transient/after-{name}",
            f"answers {status} with Retry-After: {value}, and well from then on",
            in_turn(Reply(status, headers={"Retry-After": value}), FINE),
            "ok",
        )
        for name, status, value in (
            ("0", 503, "0"),
            ("1", 429, "1"),
            ("past", 503, "Wed, 21 Oct 2015 07:28:00 GMT"),
            ("garbage", 429, "soon, I hope"),
            ("negative", 503, "-5"),
            ("float", 429, "0.5"),
            ("empty", 503, ""),
        )
    ),
    *(
        Behaviour(
            f"/transient/absurd-{name}",
            f"answers {status} with Retry-After: {value}, always",
            Reply(status, headers={"Retry-After": value}),
            "unverified",
        )
        for name, status, value in (
            ("seconds", 429, "99999999999"),
            ("date", 503, "Fri, 31 Dec 9999 23:59:59 GMT"),
            ("digits", 503, "9" * 400),
        )
    ),
)

CONNECTIONS = (
    Behaviour(
        "/connection/mid-header-close",
        "closes in the middle of its header",
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Ty"),
        "unverified",
    ),
    Behaviour(
        "/connection/mid-header-hang",
        "hangs in the middle of its header",
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Ty", hang=True),
        "unverified",
    ),
    Behaviour(
        "/connection/mid-header-reset",
        "resets in the middle of its header",
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Ty", reset=True),
        "unverified",
    ),
    Behaviour(
        "/connection/after-header-hang",
        "hangs after its header",
        raw("HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 99", hang=True),
        "unverified",
    ),
    Behaviour(
        "/connection/drip-header",
        "drips its header, a byte a fifth of a second",
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", drip=0.2),
        "unverified",
    ),
    Behaviour(
        "/connection/drip-body",
        "drips its page, a byte a fifth of a second",
        Reply(200, FINE.body, FINE.headers, drip=0.2),
        "unverified",
    ),
    Behaviour(
        "/connection/drip-file",
        "drips a video",
        Reply(200, b"x" * 1_000, {"Content-Type": "video/mp4"}, drip=0.2),
        "unverified",
    ),
    Behaviour(
        "/connection/slow-start",
        "thinks for a second before it answers",
        Reply(200, FINE.body, FINE.headers, delay=1.0),
        "ok",
    ),
    Behaviour(
        "/connection/endless-page",
        "sends a page that does not end",
        html(endless=b"<p>and on it goes</p>\n" * 500),
        "ok",
    ),
    Behaviour(
        "/connection/endless-video",
        "sends a video that does not end",
        raw("HTTP/1.1 200 OK\nContent-Type: video/mp4", endless=b"x" * 10_000),
        "ok",
    ),
    Behaviour(
        "/connection/endless-header",
        "sends a header that does not end",
        Reply(raw=b"HTTP/1.1 200 OK\r\n", endless=b"X-More: and more\r\n" * 500),
        "unverified",
    ),
    Behaviour(
        "/connection/endless-line",
        "sends a header line that does not end",
        Reply(raw=b"HTTP/1.1 200 OK\r\nX-Line: ", endless=b"x" * 10_000),
        "unverified",
    ),
    Behaviour(
        "/connection/endless-interim",
        "sends interim answers without an end",
        Reply(raw=b"", endless=b"HTTP/1.1 102 Processing\r\n\r\n" * 100),
        "unverified",
    ),
    Behaviour(
        "/connection/endless-chunk-size",
        "sends the size of a chunk that does not end",
        html("Transfer-Encoding: chunked", b"", endless=b"0" * 1_000),
        "unverified",
    ),
    Behaviour(
        "/connection/endless-trailer",
        "sends trailers without an end",
        html("Transfer-Encoding: chunked", b"5\r\nhello\r\n0\r\n", endless=b"X-Trailer: more\r\n" * 100),
        "unverified",
    ),
    Behaviour(
        "/connection/short-body", "declares more than it sends", html(f"Content-Length: {len(FINE.body) + 1_000}"), "ok"
    ),
    Behaviour("/connection/long-body", "sends more than it declares", html("Content-Length: 200"), "ok"),
    Behaviour("/connection/no-length", "declares no length and closes at the end", html(), "ok"),
    Behaviour(
        "/connection/last-chunk-missing",
        "leaves out the last chunk",
        html("Transfer-Encoding: chunked", b"%x\r\n%b\r\n" % (len(FINE.body), FINE.body)),
        "ok",
    ),
    Behaviour(
        "/connection/bad-chunk",
        "declares a chunk's size in words",
        html("Transfer-Encoding: chunked", b"many\r\n" + FINE.body),
        "unverified",
    ),
    Behaviour(
        "/connection/reset-after-body",
        "resets when all is said",
        html(f"Content-Length: {len(FINE.body)}", reset=True),
        "ok",
    ),
)

HEADS = (
    Behaviour("/head/http-1.0", "speaks HTTP/1.0", raw("HTTP/1.0 200 OK\nContent-Type: text/html", FINE.body), "ok"),
    Behaviour(
        "/head/lf-only",
        "ends its lines with a bare line feed",
        Reply(raw=b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + FINE.body),
        "ok",
    ),
    Behaviour(
        "/head/icy",
        "greets as a radio server does (ICY 200 OK)",
        raw("ICY 200 OK\nContent-Type: text/html", FINE.body),
        "ok",
    ),
    Behaviour("/head/http-0.9", "sends a page without a header", Reply(raw=FINE.body), "unverified"),
    Behaviour("/head/latin-1", "has ISO-8859-1 in a field", html("X-Ort: Universit\xe4t Z\xfcrich"), "ok"),
    Behaviour(
        "/head/many",
        "sends two hundred fields",
        html("\n".join(f"X-Field-{number}: value" for number in range(200))),
        "ok",
    ),
    Behaviour("/head/long", "sends a field of 50 KB", html("X-Long: " + "x" * 50_000), "ok"),
    Behaviour("/head/folded", "folds a field over two lines, as RFC 2616 did", html("X-Folded: one\n two"), "ok"),
    Behaviour("/head/no-colon", "sends a line without a colon among its fields", html("This is no field"), "ok"),
    Behaviour("/head/empty-name", "sends a field without a name", html(": value"), "ok"),
    Behaviour("/head/space-before-colon", "puts a space before a colon", html("X-Spaced : value"), "ok"),
    Behaviour("/head/two-types", "names two media types", html("Content-Type: text/html"), "ok"),
    Behaviour(
        "/head/two-lengths",
        "declares two lengths that differ",
        html("Content-Length: 10\nContent-Length: 20"),
        "unverified",
    ),
    Behaviour("/head/bad-length", "declares its length in words", html("Content-Length: quite long"), "ok"),
    Behaviour("/head/negative-length", "declares a negative length", html("Content-Length: -1"), "ok"),
    Behaviour("/head/no-type", "names no media type", raw("HTTP/1.1 200 OK", FINE.body), "ok"),
    Behaviour(
        "/head/no-type-text", "names no media type for plain words", raw("HTTP/1.1 200 OK", b"just words\n" * 50), "ok"
    ),
    Behaviour("/head/empty-type", "names an empty media type", raw("HTTP/1.1 200 OK\nContent-Type:", FINE.body), "ok"),
    Behaviour("/head/odd-type", "calls its page x-unknown/x-unknown", typed("x-unknown/x-unknown", FINE.body), "ok"),
    Behaviour("/head/garbled-type", "names a media type that is none", typed("text;html,,=;", FINE.body), "ok"),
    Behaviour(
        "/head/odd-charset", "names a charset that nobody knows", typed("text/html; charset=klingon", FINE.body), "ok"
    ),
    Behaviour(
        "/head/wrong-charset", "names another charset than it uses", typed("text/html; charset=utf-16", FINE.body), "ok"
    ),
    Behaviour(
        "/head/early-hints",
        "sends 103 before its answer",
        raw(
            "HTTP/1.1 103 Early Hints\nLink: </a.css>; rel=preload\n\nHTTP/1.1 200 OK\nContent-Type: text/html",
            FINE.body,
        ),
        "ok",
    ),
    Behaviour(
        "/head/continue",
        "sends 100 Continue, though nothing was sent",
        raw("HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nContent-Type: text/html", FINE.body),
        "ok",
    ),
    Behaviour(
        "/head/lower-case",
        "writes http/1.1 in lower case",
        raw("http/1.1 200 ok\nContent-Type: text/html", FINE.body),
        "ok",
    ),
    Behaviour(
        "/head/upper-case",
        "shouts the names of its fields",
        raw("HTTP/1.1 200 OK\nCONTENT-TYPE: TEXT/HTML", FINE.body),
        "ok",
    ),
    Behaviour(
        "/head/length-and-chunks",
        "declares a length and sends chunks",
        html("Content-Length: 5\nTransfer-Encoding: chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(FINE.body), FINE.body)),
        "ok",
    ),
    Behaviour(
        "/head/attachment",
        "hands out its page as a download",
        html('Content-Disposition: attachment; filename="page.html"'),
        "ok",
    ),
)

CODINGS = (
    Behaviour("/coding/gzip", "packs its page with gzip", encoded("gzip", zipped(FINE.body)), "ok"),
    Behaviour("/coding/x-gzip", "calls gzip by its old name", encoded("x-gzip", zipped(FINE.body)), "ok"),
    Behaviour("/coding/deflate", "packs its page with deflate", encoded("deflate", deflated(FINE.body)), "ok"),
    Behaviour(
        "/coding/raw-deflate",
        "packs with deflate and leaves out its header",
        encoded("deflate", deflated(FINE.body, raw=True)),
        "ok",
    ),
    Behaviour("/coding/twice", "packs its page twice", encoded("gzip, gzip", zipped(FINE.body, 2)), "ok"),
    Behaviour("/coding/identity", "says that it packs nothing", encoded("identity", FINE.body), "ok"),
    Behaviour("/coding/unknown", "names a coding that there is not", encoded("utf-8", FINE.body), "ok"),
    Behaviour("/coding/none", "says gzip and does not pack", encoded("gzip", FINE.body), "unverified"),
    Behaviour(
        "/coding/damaged",
        "packs its page and damages it",
        encoded("gzip", zipped(FINE.body)[:20] + b"damage" * 20),
        "unverified",
    ),
    Behaviour("/coding/cut", "packs its page and leaves the end out", encoded("gzip", zipped(FINE.body)[:-20]), "ok"),
    Behaviour(
        "/coding/zstd",
        "packs with zstd, though nobody offered that",
        encoded("zstd", b"\x28\xb5\x2f\xfd\x00\x58\x01\x00\x00"),
        "ok",
    ),
    Behaviour("/coding/bomb", "sends a page that unpacks to a gigabyte", encoded("gzip", bomb(1_000_000_000)), "ok"),
    Behaviour(
        "/coding/nested-bomb", "sends a bomb in a bomb", encoded("gzip, gzip", zipped(bomb(1_000_000_000))), "ok"
    ),
    Behaviour(
        "/coding/many",
        "packs its page nine times",
        encoded(", ".join(["gzip"] * 9), zipped(FINE.body, 9)),
        "ok",
    ),
    Behaviour("/coding/empty", "says gzip and sends nothing", encoded("gzip", NOTHING), "broken"),
)
