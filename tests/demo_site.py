"""What a human judge says about every link of the demonstration site (`linkcheck run demo`).

`EXPECTED[path]` is the page or document `http://www.mobility.example{path}`, and all that have links are in it. Its
rows stand in document order, one for each occurrence of a link that deserves a finding: the href (or src) as written,
the verdict, and the names of all checks that have something to say, sorted. A link without a row is `ok` or `skipped`.

The rows hold for any day of the run from 2024 on: the open call moves with it.
"""

from __future__ import annotations

Row = tuple[str, str, tuple[str, ...]]

PRIVACY_NOTICE: Row = ("/documents/privacy-notice.pdf", "broken", ("status",))
"""In the footer of every page: one finding with as many places as there are pages."""

EXPECTED: dict[str, list[Row]] = {
    "/en/": [
        ("http://www.university.example/international/", "advice", ("text",)),
        ("http://www.university.example/fellowships/", "advice", ("text",)),
        ("/documents/double-degree-offer.pdf", "outdated", ("outdated", "text")),
        ("http://media.university.example/slides/double-degree-meeting.pdf", "outdated", ("outdated", "text")),
        ("http://media.university.example/recordings/mobility-presentation", "outdated", ("outdated", "restricted")),
        ("http://media.university.example/slides/mobility-presentation.pdf", "outdated", ("outdated", "text")),
        PRIVACY_NOTICE,
    ],
    "/en/about.html": [PRIVACY_NOTICE],
    "/en/archive/": [PRIVACY_NOTICE],
    "/en/calls.html": [
        ("http://www.university.example/apply/late/", "outdated", ("outdated",)),
        PRIVACY_NOTICE,
    ],
    "/en/contacts.html": [
        ("mailto:paul.moreau(at)university.example", "advice", ("mailto",)),
        PRIVACY_NOTICE,
    ],
    "/en/double-degree.html": [
        ("/assets/welcome-day.jpg", "broken", ("status",)),
        PRIVACY_NOTICE,
    ],
    "/en/faq.html": [
        ("#visas", "broken", ("fragment",)),
        ("/documents/programme-rules.pdf", "advice", ("text",)),
        ("/documents/regolamento-mobilita.pdf", "advice", ("language",)),
        ("/documents/handbook.pdf#page=99", "broken", ("fragment",)),
        PRIVACY_NOTICE,
    ],
    "/en/internships.html": [
        ("insurance-form.pdf", "broken", ("status",)),
        PRIVACY_NOTICE,
    ],
    "/en/partners.html": [
        ("http://www.partner.example/students/incoming", "broken", ("soft404",)),
        ("http://www.north-fjord.example/exchange", "broken", ("no-answer",)),
        ("http://www.university.example/erasmus", "moved", ("moved",)),
        ("http://www.university.example/agreements/joint-master", "broken", ("status",)),
        PRIVACY_NOTICE,
    ],
    "/en/practical.html": [
        ("http://www.university.example/intranet/departure-guide.pdf", "restricted", ("restricted",)),
        ("http://www.university.example/desk/", "restricted", ("restricted",)),
        ("http://www.university.example/statistics/", "unverified", ("status",)),
        ("learning-agreement.html", "broken", ("status",)),
        ("questions.html", "moved", ("moved",)),
        PRIVACY_NOTICE,
    ],
    "/documents/handbook.pdf": [("http://www.university.example/handbook/forms", "broken", ("status",))],
    "/documents/information-session.pptx": [("http://www.university.example/grants/travel", "broken", ("status",))],
    "/documents/destinations.xlsx": [("http://www.university.example/partners/north-fjord", "broken", ("status",))],
    "/it/": [
        ("http://www.university.example/it/internazionale/", "advice", ("text",)),
        ("http://www.university.example/it/borse/", "advice", ("text",)),
        ("/documents/offerta-doppia-laurea.pdf", "outdated", ("outdated", "text")),
        ("http://media.university.example/slides/double-degree-meeting.pdf", "outdated", ("outdated", "text")),
        ("http://media.university.example/recordings/mobility-presentation", "outdated", ("outdated", "restricted")),
        ("http://media.university.example/slides/mobility-presentation.pdf", "outdated", ("outdated", "text")),
        PRIVACY_NOTICE,
    ],
    "/it/archivio/": [PRIVACY_NOTICE],
    "/it/bandi.html": [
        ("http://www.university.example/apply/late/", "outdated", ("outdated",)),
        PRIVACY_NOTICE,
    ],
    "/it/contatti.html": [
        ("/en/contacts.html#referents", "advice", ("text",)),
        PRIVACY_NOTICE,
    ],
    "/it/doppia-laurea.html": [
        ("modalita.html", "broken", ("status",)),
        PRIVACY_NOTICE,
    ],
}
