"""English."""

from __future__ import annotations

from linkcheck.dates.expression import Role
from linkcheck.dates.language import Language
from linkcheck.dates.languages.shared import ACADEMIC_YEAR, COPYRIGHT, MEASURES, NAMES

LANGUAGE = Language(
    locales=("en", "en_GB"),
    months={},
    ordinals=("st", "nd", "rd", "th"),
    links=("of", "of the year"),
    until=("to", "until", "till", "through", "and"),
    academic_year=(*ACADEMIC_YEAR, "academic years", "acad. year", "academic session", "school year"),
    seasons={
        "spring": (2, 7), "summer": (5, 9), "fall": (8, 1), "autumn": (8, 1), "winter": (10, 3),
        "Michaelmas": (9, 12), "Hilary": (1, 3), "Trinity": (4, 7), "Lent": (1, 3), "first semester": (9, 2),
        "second semester": (2, 9), "semester 1": (9, 2), "semester 2": (2, 9), "winter semester": (10, 3),
        "summer semester": (4, 9), "WiSe": (10, 3), "SoSe": (4, 9), "WS": (10, 3), "SS": (4, 9),
    },
    cues={
        Role.DEADLINE: (
            "by", "until", "till", "no later than", "not later than", "before", "deadline", "deadline is",
            "deadlines", "due", "due on", "due by", "closes on", "close on", "closes", "closing date", "valid until",
            "expires on", "expires", "extended to", "extended until", "is extended to",
        ),
        Role.EVENT: (
            "held in", "held on", "take place in", "take place on", "takes place in", "takes place on",
            "took place in", "took place on",
        ),
        Role.COHORT: (
            "enrolled in", "enrolled for", "enrolled from", "matriculated in", "cohort", "cohort of", "class of",
            "students of", "admitted in", "admitted from", "graduated in", "entry in", "starting before",
            "commencing in",
        ),
        Role.PUBLICATION: (
            "published", "published in", "published on", "posted", "posted on", "updated", "updated on",
            "last updated", "last updated on", "last modified", "last modified on", "approved on", "approved in",
            "dated", "written in", "revised in", "revised", "accessed", "accessed on", "last accessed", "retrieved",
            "retrieved on", "released in", "released on", "uploaded on", "last reviewed", "created on", "adopted on",
            "as at", "as of this writing", "at the time of writing", "viewed on", "last visited", "version of",
        ),
        Role.LAW: (
            "law", "act", "decree", "directive", "regulation", "law no.", "ministerial decree",
            "rector's decree", "(EU)", "(EC)", "EU",
        ),
        Role.FOUNDING: (
            "since", "from", "starting from", "starting in", "as of", "as from", "after", "founded in",
            "established in", "born in", "created in", "started in", "launched in", "opened in", "begun in",
            "began in", "dates back to", "back in", "effective", "effective from", "in force since", "established",
            "founded", "est.", "starting", "ever since", "introduced in",
        ),
        Role.COPYRIGHT: COPYRIGHT,
    },
    fillers=(
        "the", "year", "end", "of", "midnight", "noon", "on", "at", "am", "pm", "CET", "CEST", "GMT", "BST", "UTC",
        "AoE", "a.m.", "p.m.", "no.", "is", "date", "latest",
    ),
    numbers=(
        *NAMES, "room", "page", "version", "release", "number", "art.", "article", "building", "extension",
        "code",
    ),
    units=(
        *MEASURES, "cores", "students", "participants", "people", "hours", "words", "characters", "seats",
        "members", "pages", "credits", "places", "employees", "projects", "applications", "dollars", "pounds",
    ),
    coming=("next", "coming", "upcoming", "forthcoming"),
    ongoing=("present", "today", "now", "ongoing", "date", "current"),
    common=("the", "of", "and", "to", "for", "is", "are", "with", "you", "this", "that", "by", "from", "your", "or"),
)  # fmt: skip
