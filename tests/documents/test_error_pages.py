"""Error pages, shells and home pages as both witnesses read them: what real software sends, and what looks alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.documents import html
from linkcheck.model import PageFacts, Response, Url
from linkcheck.second_reading import facts

HERE = Url("https://dept.example.org/people/anna")
UTF_8 = "text/html; charset=utf-8"
TEXT = "The department teaches biomedical engineering to four hundred students from thirty countries. " * 8
MENU = "<nav><a href=/>Home</a> <a href=/study>Study</a> <a href=/news>News</a></nav>"


def read_by_both(page: str) -> tuple[PageFacts, PageFacts]:
    scanned = html.read(page.encode(), UTF_8, HERE).facts
    assert isinstance(scanned, PageFacts)
    return scanned, facts(Response(200, HERE, {"content-type": UTF_8}, page.encode()))


ERRORS = {
    "nginx": (
        "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx"
        "</center></body></html>"
    ),
    "Apache": (
        '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN"><html><head><title>404 Not Found</title></head><body>'
        "<h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>"
    ),
    "Apache, in German": "<title>Objekt nicht gefunden!</title><h1>Objekt nicht gefunden!</h1><h2>Error 404</h2>",
    "IIS": (
        "<title>404 - File or directory not found.</title><h1>Server Error</h1>"
        "<h2>404 - File or directory not found.</h2><h3>The resource you are looking for might have been removed.</h3>"
    ),
    "ASP.NET": "<title>The resource cannot be found.</title><h1>Server Error in '/' Application.</h1>",
    "Tomcat": "<title>HTTP Status 404 – Not Found</title><h1>HTTP Status 404 – Not Found</h1>",
    "Django": "<title>Not Found</title><h1>Not Found</h1><p>The requested resource was not found on this server.</p>",
    "Laravel": "<title>Not Found</title><div class=code>404</div><div class=message>Not Found</div>",
    "Symfony": "<title>An Error Occurred: Not Found</title><h1>Oops! An Error Occurred</h1><h2>404 Not Found</h2>",
    "Next.js": (
        "<title>404: This page could not be found.</title><div id=__next><h1>404</h1><h2>This page could not be found."
        "</h2></div><script src=/x.js></script>"
    ),
    "WordPress": f"<title>Page not found – Lab</title>{MENU}<h1>Oops! That page can&rsquo;t be found.</h1><p>{TEXT}",
    "WordPress, in Italian": f"<title>Pagina non trovata &#8211; Lab</title>{MENU}<h1>La pagina non esiste</h1>{TEXT}",
    "Drupal": f"<title>Page not found | Lab</title>{MENU}<h1>Page not found</h1>The requested page could not be found.",
    "Drupal, in French": f"<title>Page non trouvée | Lab</title>{MENU}<h1>Page non trouvée</h1>",
    "Joomla": f"<title>404 - Article not found</title>{MENU}<h1>The requested page can't be found.</h1>",
    "TYPO3": "<title>Page Not Found</title><h1>Page Not Found</h1><p>The page did not exist or was inaccessible.",
    "Plone": f"<title>Universität</title>{MENU}<h1>Diese Seite existiert leider nicht.</h1>{TEXT}",
    "Moodle": "<title>Error</title><h1>Moodle</h1><p>Sorry, the requested file could not be found</p>",
    "Google": "<title>Error 404 (Not Found)!!1</title><p><b>404.</b> That’s an error.",
    "a heading of the second order": f"<title>Laboratory</title>{MENU}<h2>Seite nicht gefunden</h2><p>{TEXT}",
    "only text": "<body>Laboratory. The page you requested is no longer available. Back",
    "only text, behind a script": "<body><script>var a = 'x'</script><div>Страница не найдена</div>",
    "an XHTML page": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Página no encontrada</title></head>',
    "a shop": f"<title>Shop</title>{MENU}<h1>This product is no longer available</h1>{TEXT}",
    "a job": f"<title>This job has expired | Jobs</title>{MENU}<h1>Similar jobs</h1>{TEXT}",
}


@pytest.mark.parametrize("software", ERRORS)
def test_both_witnesses_read_the_error(software: str) -> None:
    scanned, second = read_by_both(ERRORS[software])

    assert scanned.apology
    assert scanned.apology == second.apology
    assert not scanned.app


OTHERS = {
    "an article": f"<title>How to fix error 404 | Blog</title><h1>How to fix error 404</h1><p>{TEXT}",
    "a book": f"<title>Not Found: A Memoir</title><h1>Not Found: A Memoir</h1><p>{TEXT}",
    "lost property": f"<title>Lost and found</title><h1>Lost and found</h1><p>{TEXT}",
    "statistics": f"<title>404 errors in March</title><h1>Page not found: 1,204 hits</h1><p>{TEXT}",
    "a search": f"<title>Search results</title><h1>0 results for “erasmus”</h1><p>No books were found. {TEXT}",
    "a question": f"<title>Help</title><h1>Page not found?</h1><p>{TEXT}",
    "an error in a long text": f"<title>Help</title><h1>Support</h1><p>If the page was not found, call us. {TEXT}",
    "an error in a script": "<title>Lab</title><script>alert('Page not found')</script><p>Welcome to our laboratory",
    "an error in a comment": "<title>Lab</title><!-- Page not found --><p>Welcome to our laboratory",
    "an empty page": "",
}


@pytest.mark.parametrize("page", OTHERS)
def test_other_pages_are_none(page: str) -> None:
    assert [read.apology for read in read_by_both(OTHERS[page])] == ["", ""]


SHELLS = {
    "React": (
        "<title>React App</title><noscript>You need to enable JavaScript to run this app.</noscript>"
        '<div id="root"></div><script src="/static/js/main.js"></script>'
    ),
    "Vue": (
        "<title>shop</title><noscript><strong>We're sorry but shop doesn't work properly without JavaScript enabled. "
        "Please enable it to continue.</strong></noscript><div id=app></div><script type=module src=/a.js></script>"
    ),
    "Angular": "<title>Admin</title><app-root></app-root><script src=main.js type=module></script>",
    "Angular, loading": "<title>Admin</title><app-root>Loading…</app-root><script src=main.js></script>",
    "Next.js": "<title>x</title><div id='__next'></div><script id=__NEXT_DATA__>{}</script>",
    "Nuxt": '<title>x</title><div id="__nuxt"></div><script>window.__NUXT__={}</script>',
    "Gatsby": '<title>x</title><div id="___gatsby"></div><script src=/app.js></script>',
    "Svelte": '<title>x</title><div id="svelte"></div><script type="module" src="/start.js"></script>',
    "no mount point": "<title>x</title><body><script src=/bundle.js></script></body>",
    "only the noscript": "<title>x</title><body><noscript>Bitte JavaScript aktivieren</noscript><script></script>",
}


@pytest.mark.parametrize("framework", SHELLS)
def test_both_witnesses_know_a_shell(framework: str) -> None:
    assert [read.app for read in read_by_both(SHELLS[framework])] == [True, True]


FILLED = {
    "rendered": f"<div id=__next><h1>Guide</h1><p>{TEXT}</div><script src=/x.js></script>",
    "rendered in few words": "<div id=app><h1>Guide</h1><p>How to apply for a semester abroad</div><script></script>",
    "rendered in Chinese": f"<div id=app><p>{'本学院成立于一九五六年，现有教师三百余人。' * 9}</div><script></script>",
    "no scripts": "<title>x</title><div id=root></div>",
    "a small page with a script": "<h1>Opening hours</h1><p>Monday to Friday<script src=/stats.js></script>",
    "a small page that speaks to those without": (
        "<h1>Opening hours</h1><p>Monday to Friday from nine to five, and on Saturday by appointment only"
        "<noscript>Please enable JavaScript.</noscript><script src=/map.js></script>"
    ),
    "a counter of visits": "<h1>Hours</h1><noscript><img src=/hit></noscript><p>Nine to five<script></script>",
    "a picture": "<img src=/plan.png><script src=/zoom.js></script>",
    "frames": "<frameset><frame src=/left.html></frameset><script src=/x.js></script>",
}


@pytest.mark.parametrize("page", FILLED)
def test_a_page_that_says_something_is_no_shell(page: str) -> None:
    assert [read.app for read in read_by_both(FILLED[page])] == [False, False]


def test_a_page_that_scripts_take_over_is_known_to_the_second_witness() -> None:
    assert read_by_both(FILLED["rendered"])[1].mounted
    assert not read_by_both(FILLED["a small page with a script"])[1].mounted


@pytest.mark.parametrize(
    ("head", "home"),
    [
        ("<link rel=canonical href=/>", True),
        ('<link rel="canonical" href="https://dept.example.org/">', True),
        ('<link href="https://dept.example.org/en/" rel="canonical" />', True),
        ('<link rel="canonical" href="https://dept.example.org/people/anna">', False),
        ('<link rel="canonical" href="/people/">', False),
        ('<link rel="canonical">', False),
        ('<link rel="canonical', False),
        ("<p>canonical", False),
        ("", False),
    ],
)
def test_a_page_may_declare_that_it_is_the_home_page(head: str, home: bool) -> None:
    assert read_by_both(f"<html><head><title>x</title>{head}</head></html>")[0].home is home


@pytest.mark.parametrize(
    ("page", "leads"),
    [
        ("<meta http-equiv=refresh content='0; url=/'>", "https://dept.example.org/"),
        ("<META HTTP-EQUIV=Refresh CONTENT='3;URL=/home'>", "https://dept.example.org/home"),
        ("<meta http-equiv=refresh content='600; url=/'>", None),
        ("<meta http-equiv=refresh content=5>", None),
        ("<meta http-equiv=refresh content='5; url=/people/anna'>", None),
        ("<noscript><meta http-equiv=refresh content='0; url=/'></noscript>", None),
    ],
)
def test_both_see_where_a_page_sends_its_reader(page: str, leads: str | None) -> None:
    assert [read.refresh for read in read_by_both(page)] == [leads, leads]


PIECES = st.sampled_from(
    "<title>|</title>|<h1>|</h1>|<div id=root>|</div>|<noscript>|</noscript>|<script src=x>|</script>|<app-root>|"
    "<link rel=canonical href=/>|<meta http-equiv=refresh content='0;url=/'>|Page not found|404|ページ".split("|")
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_no_markup_makes_either_of_them_raise(page: str) -> None:
    scanned, second = read_by_both(page)

    assert len(scanned.apology) <= 120
    assert len(second.sketch) <= 256
