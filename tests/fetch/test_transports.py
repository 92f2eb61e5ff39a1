"""Both transports keep one promise: what a server does is told in the same words by libcurl and by requests."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from linkcheck import urls
from linkcheck.auth import Access
from linkcheck.cookies import Cookie, in_order
from linkcheck.fetch.curl import Bounds, CurlTransport
from linkcheck.fetch.guard import Zone, exceptions_of
from linkcheck.fetch.network import Network, ca_bundle_from, resolve
from linkcheck.fetch.walk import Walk
from linkcheck.fetch.witness import Witness, cause_of
from linkcheck.model import SCAN, WITNESS, Answer, Cause, NoAnswer, PageFacts, Response, Url
from linkcheck.witnesses import make_witness
from tests.server import CLOSE, GARBAGE, HANG, LOOPBACK, RESET, Reply, page, redirect, refusing, serve

pytestmark = pytest.mark.filterwarnings(
    "ignore:unclosed .*laddr=.'0.0.0.0', 0.>:ResourceWarning"  # see the last test
)

MOST = 1_000
"""Bytes of a body that are read."""


def ask_libcurl(network: Network, *addresses: Url) -> list[Answer]:
    with closing(CurlTransport[Url](network, 4)) as transport:
        return [_exchange(transport, url) for url in addresses]


def _exchange(transport: CurlTransport[Url], url: Url) -> Answer:
    transport.start(url, url, Bounds(MOST, MOST))
    for _ in range(100):
        for _, answer in transport.turn(0.1):
            return answer
    pytest.fail(f"no answer from {url}")


def ask_requests(network: Network, *addresses: Url) -> list[Answer]:
    witness = Witness(network)
    return [witness.exchange(url, MOST) for url in addresses]


Ask = Callable[..., list[Answer]]
ASKS: dict[str, Ask] = {SCAN: ask_libcurl, WITNESS: ask_requests}


@pytest.fixture(params=ASKS)
def by(request: pytest.FixtureRequest) -> str:
    """Which of the two is asked."""
    name: str = request.param
    return name


@pytest.fixture
def ask(by: str) -> Ask:
    """Ask for each address in turn, through one transport."""
    return ASKS[by]


def network(**differences: Any) -> Network:
    defaults: dict[str, Any] = {
        "user_agent": "test",
        "zones": frozenset({Zone.LOOPBACK}),
        "ca_bundle": ca_bundle_from(""),
    }
    return Network(**defaults | {"connect_timeout": 2.0, "timeout": 5.0} | differences)


def told(answer: Answer) -> int | Cause:
    return answer.status if isinstance(answer, Response) else answer.cause


def responded(answer: Answer) -> Response:
    assert isinstance(answer, Response), answer
    return answer


def raw(*lines: bytes, body: bytes = b"") -> Reply:
    return Reply(raw=b"\r\n".join([*lines, b"", body]))


EMPTY = b"Content-Length: 0"

BEHAVIOURS: dict[str, tuple[Reply, int | Cause]] = {
    "a page": (page("hello"), 200),
    "nothing to say": (Reply(204), 204),
    "not modified": (Reply(304), 304),
    "not found": (page("gone", 404), 404),
    "a status of its own": (Reply(999), 999),
    "unavailable": (Reply(503), 503),
    "a redirect is not followed": (redirect("/page"), 301),
    "a redirect without Location": (Reply(302), 302),
    "no length, ended by closing": (raw(b"HTTP/1.1 200 OK", body=b"hello"), 200),
    "HTTP/1.0": (raw(b"HTTP/1.0 200 OK", body=b"hello"), 200),
    "broken off in the body": (raw(b"HTTP/1.1 200 OK", b"Content-Length: 9", body=b"hello"), 200),
    "broken off between chunks": (raw(b"HTTP/1.1 200 OK", b"Transfer-Encoding: chunked", body=b"5\r\nhello\r\n"), 200),
    "closed without answering": (CLOSE, Cause.RESET),
    "reset": (RESET, Cause.RESET),
    "garbage": (GARBAGE, Cause.PROTOCOL),
    "a page without a head": (Reply(raw=b"<html>old"), Cause.PROTOCOL),
    "not gzip as promised": (Reply(body=b"hello", headers={"Content-Encoding": "gzip"}), Cause.PROTOCOL),
}


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_both_witnesses_tell_the_same(ask: Ask, behaviour: str) -> None:
    reply, expected = BEHAVIOURS[behaviour]
    with serve({"/": reply}) as server:
        (answer,) = ask(network(), server.url("/"))

        assert told(answer) == expected
        assert server.paths() == ["/"]


def answer_to(ask: Ask, reply: Reply) -> Response:
    with serve({"/": reply}) as server:
        (answer,) = ask(network(), server.url("/"))
    return responded(answer)


@pytest.mark.parametrize("by", [SCAN], indirect=True)
def test_early_hints_are_not_the_answer(ask: Ask) -> None:
    """Python's http.client takes 103 for the answer, so this cannot be promised of the second witness."""
    assert answer_to(ask, raw(b"HTTP/1.1 103 Early Hints", b"", b"HTTP/1.1 200 OK", EMPTY)).status == 200


def test_an_encoding_that_nobody_knows_does_not_hide_the_status(ask: Ask) -> None:
    assert answer_to(ask, Reply(body=b"hello", headers={"Content-Encoding": "utf-8"})).status == 200


def test_an_answer_that_breaks_off_before_its_body_is_not_whole(ask: Ask) -> None:
    response = answer_to(ask, raw(b"HTTP/1.1 200 OK", b"Content-Length: 9"))

    assert (response.status, response.whole) == (200, False)


def test_a_body_comes_whole_with_its_headers(ask: Ask) -> None:
    response = answer_to(ask, page("hello"))

    assert (response.body, response.whole) == (b"hello", True)
    assert response.media_type == "text/html"


def test_a_compressed_body_is_unpacked(ask: Ask) -> None:
    response = answer_to(ask, Reply(body=gzip.compress(b"hello"), headers={"Content-Encoding": "gzip"}))

    assert (response.body, response.whole) == (b"hello", True)


def test_a_body_of_just_the_bound_is_whole(ask: Ask) -> None:
    response = answer_to(ask, Reply(body=b"x" * MOST))

    assert (len(response.body), response.whole) == (MOST, True)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"x" * (MOST + 1)),
        Reply(body=b"x" * 3_000_000),
        Reply(body=gzip.compress(b"x" * 3_000_000), headers={"Content-Encoding": "gzip"}),
    ],
    ids=["by one byte", "by far", "once unpacked"],
)
def test_a_body_longer_than_the_bound_is_cut(ask: Ask, reply: Reply) -> None:
    response = answer_to(ask, reply)

    assert (response.status, response.body, response.whole) == (200, b"x" * MOST, False)


def test_a_body_that_breaks_off_is_not_whole(ask: Ask) -> None:
    assert not answer_to(ask, BEHAVIOURS["broken off in the body"][0]).whole


@pytest.mark.parametrize("keep", [True, False])
def test_a_body_that_the_witness_drops_was_there(keep: bool) -> None:
    """Else every page would look empty that the scan once found empty."""
    with serve({"/": page("<title>Home</title>")}) as server:
        answer = responded(make_witness(network())(Url(server.url()), MOST, keep, ""))

    assert (answer.size, len(answer.body)) == (19, 19 if keep else 0)
    assert isinstance(answer.facts, PageFacts)
    assert answer.facts.title == "Home"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (b"WWW-Authenticate: caf\xe9", "café"),
        (b"WWW-Authenticate: caf\xc3\xa9", "café"),
        (b"www-AUTHENTICATE:   spaced", "spaced"),
        (b"WWW-Authenticate: a\r\nWWW-Authenticate: b", "a, b"),
        (b"WWW-Authenticate:", ""),
    ],
    ids=["ISO-8859-1", "UTF-8", "spaced", "repeated", "empty"],
)
def test_a_header_field_is_read_as_it_is_meant(ask: Ask, line: bytes, value: str) -> None:
    assert answer_to(ask, raw(b"HTTP/1.1 200 OK", line, EMPTY)).headers["www-authenticate"] == value


def test_white_space_behind_a_header_field_is_no_part_of_it(ask: Ask) -> None:
    assert answer_to(ask, raw(b"HTTP/1.1 200 OK", b"Retry-After: spaced  ", EMPTY)).headers["retry-after"] == "spaced"


def test_each_header_field_has_its_own_encoding(ask: Ask) -> None:
    response = answer_to(ask, raw(b"HTTP/1.1 301 OK", b"Retry-After: caf\xe9", b"Refresh: caf\xc3\xa9", EMPTY))

    assert (response.headers["retry-after"], response.headers["refresh"]) == ("café", "café")


@pytest.mark.parametrize(("sent", "location"), [(b"/caf\xe9", "/caf%E9"), (b"/caf\xc3\xa9", "/caf%C3%A9")])
def test_the_bytes_of_a_location_stay_what_they_are(ask: Ask, sent: bytes, location: str) -> None:
    assert answer_to(ask, raw(b"HTTP/1.1 301 OK", b"Location: " + sent, EMPTY)).headers["location"] == location


def test_each_cookie_is_a_line(ask: Ask) -> None:
    sent = (b"Set-Cookie: a=b; Expires=Wed, 21 Oct 2037 07:28:00 GMT", b"Set-Cookie: c=d")
    response = answer_to(ask, raw(b"HTTP/1.1 302 OK", *sent, EMPTY))

    assert response.headers["set-cookie"] == "a=b; Expires=Wed, 21 Oct 2037 07:28:00 GMT\nc=d"


def test_a_cookie_of_the_way_goes_with_those_of_the_source(ask: Ask) -> None:
    own = {LOOPBACK: {"Cookie": "own=1"}}

    assert network(headers=own).fields_for(Url(f"http://{LOOPBACK}/"), "way=2")["Cookie"] == "own=1; way=2"


def test_lines_may_end_without_a_carriage_return(ask: Ask) -> None:
    response = answer_to(ask, Reply(raw=b"HTTP/1.1 301 OK\nLocation: /next\nContent-Length: 0\n\n"))

    assert response.headers["location"] == "/next"


def test_a_port_where_nobody_listens_refuses(ask: Ask) -> None:
    with refusing() as (host, port):
        (answer,) = ask(network(), Url(f"http://{host}:{port}/"))

    assert told(answer) is Cause.REFUSED


def test_a_name_outside_the_closed_world_does_not_exist(ask: Ask) -> None:
    (answer,) = ask(network(hosts={("a.test", 80): ("127.0.0.1", 9)}), Url("http://b.test/"))

    assert told(answer) is Cause.NO_SUCH_HOST


def test_a_known_name_refuses_on_another_port(ask: Ask) -> None:
    (answer,) = ask(network(hosts={("a.test", 80): ("127.0.0.1", 9)}), Url("http://a.test:8080/"))

    assert told(answer) is Cause.REFUSED


def test_a_server_that_says_nothing_times_out(ask: Ask) -> None:
    with serve({"/": HANG}) as server:
        (answer,) = ask(network(timeout=0.2), server.url("/"))

    assert told(answer) is Cause.TIMEOUT
    assert 200 <= answer.elapsed_ms < 2_000


def test_a_server_that_drips_is_given_up_in_time(ask: Ask) -> None:
    with serve({"/": Reply(body=b"x" * 24, drip=0.05)}) as server:
        (answer,) = ask(network(timeout=0.2), server.url("/"))

    assert answer.elapsed_ms < 700


def test_a_private_address_is_not_even_connected_to(ask: Ask) -> None:
    with serve({"/": page()}) as server:
        world = {("a.test", 80): server.endpoint}
        straight, by_name = (
            *ask(network(zones=frozenset({Zone.PUBLIC})), server.url("/")),
            *ask(network(zones=frozenset({Zone.PUBLIC}), hosts=world), Url("http://a.test/")),
        )

        assert [told(straight), told(by_name)] == [Cause.PRIVATE_ADDRESS] * 2
        assert server.log == []


INWARD = (
    "http://127.0.0.1:{port}/", "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/", "http://0:{port}/", "http://[::1]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/", "http://[::127.0.0.1]:{port}/", "http://[2002:7f00:1::]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/", "http://[2001:0:7f00:1::]:{port}/", "http://127.0.0.1.:{port}/",
    "http://１２７.０.０.１:{port}/", "http://127。0。0。1:{port}/", "http://%31%32%37.0.0.1:{port}/",
    "http://example.org@127.0.0.1:{port}/", "http://localhost:{port}/", "http://LOCALHOST.:{port}/",
    "http://a.localhost:{port}/", "http:\\\\127.0.0.1:{port}\\", "http://169.254.169.254/", "http://0xa9fea9fe/",
    "http://[fd00:ec2::254]/", "http://[::ffff:169.254.169.254]/", "http://100.100.100.200/",
    "http://metadata.google.internal/", "http://metadata.google.internal./",
)  # fmt: skip


@pytest.mark.parametrize("spelling", INWARD)
@pytest.mark.parametrize("proxy", ["", "http://127.0.0.1:9"], ids=["straight", "behind a proxy"])
def test_no_spelling_of_an_address_leads_inside(ask: Ask, spelling: str, proxy: str) -> None:
    with serve({"*": page()}) as server:
        url = urls.parse(spelling.format(port=server.endpoint[1]))
        assert url is not None
        proxies = {"http": proxy} if proxy else {}
        (answer,) = ask(network(zones=frozenset({Zone.PUBLIC}), proxies=proxies), url)

        assert told(answer) is Cause.PRIVATE_ADDRESS
        assert server.log == []


def test_what_needs_no_proxy_is_guarded_as_ever(ask: Ask) -> None:
    with serve({"*": page()}) as server:
        world = {("a.test", 80): server.endpoint}
        proxied = network(
            zones=frozenset({Zone.PUBLIC}), proxies={"http": "http://127.0.0.1:9"}, no_proxy=("a.test",), hosts=world
        )
        (answer,) = ask(proxied, Url("http://a.test/"))

        assert told(answer) is Cause.PRIVATE_ADDRESS
        assert server.log == []


def test_a_private_address_is_allowed_for_the_name_that_is_named_and_for_no_other(ask: Ask) -> None:
    with serve({"*": page()}) as server:
        world = {("a.test", 80): server.endpoint, ("b.test", 80): server.endpoint}
        guarded = network(zones=frozenset({Zone.PUBLIC}), exceptions=exceptions_of(["a.test"]), hosts=world)
        answers = ask(guarded, *(Url(f"http://{name}.test/") for name in "aba"))

        assert [told(answer) for answer in answers] == [200, Cause.PRIVATE_ADDRESS, 200]
        assert {request.headers["host"] for request in server.log} == {"a.test"}


def test_a_range_is_allowed_for_every_name(ask: Ask) -> None:
    with serve({"*": page()}) as server:
        guarded = network(zones=frozenset({Zone.PUBLIC}), exceptions=exceptions_of(["127.0.0.0/30"]))
        (answer,) = ask(guarded, server.url())

    assert told(answer) == 200


@pytest.mark.parametrize("leads", ["file:///etc/passwd", "gopher://127.0.0.1:1/", "dict://127.0.0.1/", "ftp://a.test/"])
def test_no_other_protocol_is_spoken(ask: Ask, leads: str) -> None:
    with serve({"/": redirect(leads)}) as server:
        (answer,) = ask(network(), server.url("/"))
        walk = Walk(server.url("/"), 20)
        final = walk.step(answer)

    assert isinstance(final, NoAnswer)
    assert final.cause is Cause.BAD_REDIRECT


def test_an_alternative_service_is_not_taken_up(ask: Ask) -> None:
    with serve({"*": page()}) as other:
        port = other.endpoint[1]
        advertised = Reply(200, b"", {"Alt-Svc": f'h2=":{port}", http/1.1="127.0.0.1:{port}"; ma=86400'})
        with serve({"/": advertised}) as server:
            ask(network(), *[server.url("/")] * 3)

        assert other.log == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://anything.invalid/", Cause.NO_SUCH_HOST),
        ("https://invalid/", Cause.NO_SUCH_HOST),
        ("http://expyuzz4wqqyqhjn.onion./", Cause.ONION),
    ],
)
def test_names_that_are_in_no_dns_are_not_looked_up(ask: Ask, address: str, expected: Cause) -> None:
    (answer,) = ask(network(), Url(address))

    assert told(answer) is expected


def test_every_name_below_localhost_is_this_machine(ask: Ask) -> None:
    with serve({"*": page()}) as server:
        (answer,) = ask(network(), Url(f"http://a.localhost:{server.endpoint[1]}/"))

    assert told(answer) == 200


def test_a_resolver_that_says_nothing_is_waited_for_only_so_long() -> None:
    ended = threading.Event()

    def says_nothing(*about: Any, **more: Any) -> list[tuple[Any, ...]]:
        ended.wait(10)
        return []

    began = time.monotonic()
    with pytest.raises(socket.gaierror) as raised:
        resolve("a.test", 80, 0.1, says_nothing)
    ended.set()

    assert time.monotonic() - began < 5
    assert cause_of(raised.value) is Cause.RESOLVER_FAILED


@contextmanager
def nobody_vouches_for() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server that speaks TLS with a certificate of its own, and what it is told in spite of that."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parents[1] / "data/self-signed.pem")
    told: list[bytes] = []

    def listen(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with suppress(OSError), context.wrap_socket(connection, server_side=True) as secured:
                    told.append(secured.recv(1_000))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=listen, args=(listener,))
        thread.start()
        yield f"https://127.0.0.1:{listener.getsockname()[1]}/", told
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_a_certificate_that_nobody_vouches_for_is_refused(ask: Ask) -> None:
    with nobody_vouches_for() as (address, sent):
        (answer,) = ask(network(access={"127.0.0.1": Access("Bearer abc")}), Url(address))

    assert told(answer) is Cause.TLS
    assert not any(sent)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (socket.EAI_NONAME, Cause.NO_SUCH_HOST),
        (socket.EAI_AGAIN, Cause.RESOLVER_FAILED),
        (socket.EAI_FAIL, Cause.RESOLVER_FAILED),
    ],
)
def test_no_such_name_is_told_from_a_resolver_that_fails(number: int, expected: Cause) -> None:
    assert cause_of(socket.gaierror(number, "what the resolver says")) is expected


def test_headers_of_one_host_are_never_sent_to_another(ask: Ask) -> None:
    with serve({"/": page()}) as server:
        world = network(
            hosts={("a.test", 80): server.endpoint, ("b.test", 80): server.endpoint},
            headers={"a.test": {"X-Secret": "for a"}},
            plain=frozenset({"a.test"}),
        )
        ask(world, *(Url(f"http://{name}.test/") for name in "abaab"))

        sent = [(request.headers["host"], request.headers.get("x-secret")) for request in server.log]
    assert sent == [(f"{name}.test", "for a" if name == "a" else None) for name in "abaab"]


SHOWN = [
    ("http://a.test/", "", "", False),
    ("http://a.test/", "a.test", "", True),
    ("http://a.test:8080/", "a.test", "", False),
    ("http://a.test:8080/", "a.test", "a.test", True),
    ("http://b.test:8080/", "b.test", "", True),
    ("http://b.test/", "b.test", "", False),
    ("http://localhost/", "", "", True),
]


@pytest.mark.parametrize(("address", "plain", "named", "expected"), SHOWN)
def test_what_a_host_is_given_stays_at_its_port_and_off_the_wire_in_clear(
    ask: Ask, address: str, plain: str, named: str, expected: bool
) -> None:
    """`a.test` and `localhost` are keys without a port, `b.test:8080` is one with."""
    keys = ("a.test", "localhost", "b.test:8080")
    with serve({"/": page()}) as server:
        world = {(urls.host(address), urls.port(address)): server.endpoint}
        ask(
            network(
                hosts=world,
                headers={key: {"X-Gate": "open"} for key in keys},
                access={key: Access("Bearer abc", plain=plain in key and bool(plain)) for key in keys[:1]},
                plain=frozenset({plain}),
                ports=frozenset({(named, 8080)}),
            ),
            Url(address),
        )
        (request,) = server.log

    assert request.headers.get("x-gate") == ("open" if expected else None)
    assert ("authorization" in request.headers) == (expected and "//a.test" in address)


def test_what_lets_us_in_is_shown_to_its_host_alone_and_only_where_it_may_go(ask: Ask) -> None:
    cookies = in_order([Cookie("a", "caf\xe9", "/x"), Cookie("b", "2"), Cookie("safe", "3", secure=True)])
    access = {"a.test": Access("Bearer abc", plain=True, cookies=cookies), "c.test": Access("Bearer xyz")}
    with serve({"/": page(), "/x/": page()}) as server:
        world = {(name, 80): server.endpoint for name in ("a.test", "b.test", "c.test", "x.a.test")}
        addresses = ["a.test/", "b.test/", "a.test/x/", "c.test/", "x.a.test/", "a.test/"]
        ask(network(hosts=world, access=access), *(Url(f"http://{address}") for address in addresses))

        sent = [(request.headers.get("authorization"), request.headers.get("cookie")) for request in server.log]
    nothing = (None, None)
    assert sent == [
        ("Bearer abc", "b=2"), nothing, ("Bearer abc", "a=caf\xe9; b=2"), nothing, nothing, ("Bearer abc", "b=2")
    ]  # fmt: skip


def test_headers_and_what_lets_us_in_go_together(ask: Ask) -> None:
    with serve({"/": page()}) as server:
        world = {("a.test", 80): server.endpoint}
        access = {"a.test": Access("Bearer abc", plain=True)}
        gate = {"headers": {"a.test": {"X-Gate": "open"}}, "plain": frozenset({"a.test"})}
        ask(network(hosts=world, access=access, **gate), Url("http://u:p@a.test/"))
        (request,) = server.log

    assert (request.headers["authorization"], request.headers["x-gate"]) == ("Bearer abc", "open")


def test_a_request_says_who_asks_and_keeps_the_fragment_to_itself(ask: Ask) -> None:
    with serve({"/x": page()}) as server:
        ask(network(user_agent="linkcheck/1 (+mailto:a@b.test)"), server.url("/x?q=%20#part"))
        (request,) = server.log

    assert (request.method, request.path) == ("GET", "/x?q=%20")
    assert request.headers["user-agent"] == "linkcheck/1 (+mailto:a@b.test)"
    assert "cookie" not in request.headers


def test_a_cookie_is_not_given_back(ask: Ask) -> None:
    with serve({"/": Reply(headers={"Set-Cookie": "a=b"})}) as server:
        ask(network(), server.url("/"), server.url("/"))

        assert not any("cookie" in request.headers for request in server.log)


def test_one_failure_spoils_no_later_exchange(ask: Ask) -> None:
    with serve({"/": page("hello"), "/reset": RESET, "/garbage": GARBAGE, "/long": Reply(body=b"x" * 5_000)}) as server:
        paths = ["/", "/reset", "/", "/garbage", "/", "/long", "/"]
        answers = ask(network(), *map(server.url, paths))

    assert [told(answer) for answer in answers] == [200, Cause.RESET, 200, Cause.PROTOCOL, 200, 200, 200]
    assert {responded(answer).body for answer in answers[::2]} == {b"hello"}


def test_a_header_that_breaks_off_is_no_answer_and_spoils_no_later_one(ask: Ask) -> None:
    with serve({"/": page("hello"), "/cut": Reply(raw=b"HTTP/1.1 200 OK\r\nContent-")}) as server:
        answers = ask(network(), server.url("/"), server.url("/cut"), server.url("/"))

        assert [told(answer) for answer in answers] == [200, Cause.RESET, 200]


def test_libcurl_leaves_no_socket_to_the_garbage_collector() -> None:
    with serve({"/": page()}) as server, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ask_libcurl(network(), server.url("/"))

    assert [str(warning.message) for warning in caught] == []
