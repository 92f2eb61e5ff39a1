"""What looks like a secret, and what only looks a little like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.masking import masked, masked_address

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"

SECRETS = [
    ("https://user:pw@a.test/", "https://***@a.test/"),
    ("https://token@a.test:8080/", "https://***@a.test:8080/"),
    ("https://ada:p@ss@a.test/", "https://***@a.test/"),
    ("//user:pw@a.test/", "//***@a.test/"),
    ("http:\\\\user:pw@a.test\\", "http:\\\\***@a.test\\"),
    ("https:user:pw@a.test", "https:***@a.test"),
    ("ftp://user:pw@a.test/", "ftp://***@a.test/"),
    ("/a?access_token=x&page=2", "/a?access_token=***&page=2"),
    ("/a?page=2&amp;token=x", "/a?page=2&amp;token=***"),
    ("/a#access_token=x&state=1", "/a#access_token=***&state=1"),
    ("/a?API-Key=x", "/a?API-Key=***"),
    ("/a?user%5Bpassword%5D=x", "/a?user%5Bpassword%5D=***"),
    ("/a?%74oken=x", "/a?%74oken=***"),
    ("/a?key=9f86d081884c7d65", "/a?key=***"),
    ("/a?code=x&state=y", "/a?code=***&state=***"),
    ("/a?ticket=ST-1-x", "/a?ticket=***"),
    ("/a?SAMLResponse=x&RelayState=home", "/a?SAMLResponse=***&RelayState=home"),
    ("/a;jsessionid=x?page=2", "/a;jsessionid=***?page=2"),
    ("/a?X-Amz-Credential=AKIA%2F20260101&X-Amz-Signature=x&X-Amz-Expires=60",
     "/a?X-Amz-Credential=***&X-Amz-Signature=***&X-Amz-Expires=60"),
    ("/a?sv=2020-08-04&sr=b&sig=x%3D", "/a?sv=2020-08-04&sr=b&sig=***"),
    ("/a?to=https%3A%2F%2Fb.test%2F%3Ftoken%3Dx%26page%3D2", "/a?to=https%3A%2F%2Fb.test%2F%3Ftoken%3D***%26page%3D2"),
    ("/a?to=https%3A%2F%2Fuser%3Apw%40b.test%2F", "/a?to=https%3A%2F%2F***%40b.test%2F"),
    ("/a?to=https%253A%252F%252Fb.test%253Ftoken%253Dx", "/a?to=https%253A%252F%252Fb.test%253Ftoken%253D***"),
    ("access_token=x&page=2", "access_token=***&page=2"),
    (f"/a/{JWT}/b", "/a/***/b"),
    (f"ghp_{'a1' * 18}", "***"),
    ("https://hooks.slack.com/services/T0/B0/x", "https://hooks.slack.com/***"),
    ("/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "/(***)/a.aspx"),
    ("/ical/a.test/private-0123456789abcdef0123/basic.ics", "/ical/a.test/private-***/basic.ics"),
]  # fmt: skip

HARMLESS = [
    "https://a.test/@ada/",
    "https://web.archive.org/web/2020/https://medium.com/@ada/",
    "mailto:ada@a.test?subject=keys",
    "/a?key=value",
    "/a?key=call-for-applications-2021-22",
    "/a?code=EU101",
    "/a?state=california",
    "/a?session=morning-2",
    "/a?tokens=5&design=2&page=3&lang=en",
    "/a?sid=12",
    "/a?q=password",
    "/a?token=",
    "/bot/2021/(a)",
    "Ask ada@a.test, at https://a.test/ or //b.test",
    "data:text/plain,?token=x",
]


@pytest.mark.parametrize(("text", "expected"), SECRETS)
def test_a_secret_in_an_address_is_masked_and_the_rest_of_it_is_not(text: str, expected: str) -> None:
    assert masked_address(text) == expected
    assert masked(f'It says "{text}" here, {text} and there') == f'It says "{expected}" here, {expected} and there'
    assert masked_address(expected) == expected


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_stays_as_it_is(text: str) -> None:
    assert masked_address(text) is text


def test_white_space_that_no_browser_minds_hides_nothing() -> None:
    assert masked_address("https://us\ner: pw@a.test/?tok\ten=a b&page=2") == "https://***@a.test/?token=***&page=2"


secrets = st.text(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~%+!*'()@:", min_size=8, max_size=40
)


@given(
    secret=secrets, name=st.sampled_from(["token", "id_token", "client_secret", "Password", "sig", "X-Amz-Signature"])
)
def test_whatever_a_secret_is_made_of_it_is_masked(secret: str, name: str) -> None:
    for text in (
        f"https://a.test/?{name}={secret}",
        f"https://{secret}@a.test/",
        f"https://a.test/x#a=1&{name}={secret}",
    ):
        assert secret not in masked_address(text)


@given(text=st.text("ab/?&#;=@:%25340FD token", max_size=200))
def test_to_mask_twice_is_to_mask_once(text: str) -> None:
    assert masked_address(masked_address(text)) == masked_address(text)
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize(
    "evil",
    ["@" + "http:" * 100_000, "?key=" * 100_000, "?token" * 100_000, "%2F%2F" * 80_000 + "@%40", "?" + "a" * 500_000,
     "/(" + "S(aaaaaaaa)" * 50_000, "x?token=" + "%25" * 150_000, "//" + "a@" * 200_000, "?token%3Da%26" * 30_000],
    ids=range(9),
)  # fmt: skip
def test_half_a_megabyte_made_to_be_slow_is_not(evil: str) -> None:
    began = time.perf_counter()

    masked(evil)
    masked_address(evil)

    assert time.perf_counter() - began < 5
