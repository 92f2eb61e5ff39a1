"""Which links belong to what pages share."""

from __future__ import annotations

import pytest

from linkcheck.model import Kind, Target, Url
from linkcheck.template import in_template

from .observed import SITE, To, observed

MENU = Target(Url(SITE + "menu"))


def marked(pages: dict[str, list[To]]) -> dict[str, list[int]]:
    seen = observed(pages)
    seen.settle()
    of_template = in_template(seen)
    return {page.url.removeprefix(SITE): list(of_template[page.first : page.last]) for page in seen.pages}


def own(page: int) -> To:
    return To(Target(Url(f"{SITE}only/{page}")))


@pytest.mark.parametrize(("with_it", "pages", "expected"), [(6, 10, 1), (5, 10, 0), (5, 5, 1), (4, 4, 0), (10, 17, 0)])
def test_a_link_on_most_of_at_least_five_pages_is_a_templates(with_it: int, pages: int, expected: int) -> None:
    site = {f"{page:02}": [own(page), *([To(MENU)] * (page < with_it))] for page in range(pages)}

    assert marked(site) == {f"{page:02}": [0, *([expected] * (page < with_it))] for page in range(pages)}


def test_one_that_stands_often_on_few_pages_is_not() -> None:
    assert marked({str(page): [To(MENU)] * 9 * (page == 0) for page in range(5)})["0"] == [0] * 9


def test_both_places_on_a_page_are_a_templates() -> None:
    assert marked({str(page): [To(MENU), own(page), To(MENU)] for page in range(5)})["3"] == [1, 0, 1]


@pytest.mark.parametrize(
    "other",
    [To(MENU, text="Another text"), To(MENU, "#part"), To(MENU, kind=Kind.IMG), To(Target(Url(SITE + "x")))],
    ids=["text", "fragment", "kind", "address"],
)
def test_another_text_address_or_kind_is_another_link(other: To) -> None:
    site = {str(page): [To(MENU)] if page < 3 else [other] for page in range(6)}

    assert set(map(tuple, marked(site).values())) == {(0,)}


def test_an_address_that_cannot_be_parsed_may_be_in_a_menu_too() -> None:
    assert marked({str(page): [To("http://[")] for page in range(5)})["4"] == [1]


def test_each_origin_has_templates_of_its_own() -> None:
    seen = observed({f"{page}": [To(MENU)] for page in range(20)})
    for page in seen.pages[:14]:
        page.url = Url(page.url.replace("dept", "www"))
    seen.settle()

    assert in_template(seen).count(1) == 20
    for page in seen.pages[16:]:
        page.url = Url(page.url.replace("www", "labs"))
    assert in_template(seen).count(1) == 16
