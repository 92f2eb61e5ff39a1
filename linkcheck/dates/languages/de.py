"""German, with Austria's and Switzerland's words."""

from __future__ import annotations

from linkcheck.dates.expression import Role
from linkcheck.dates.language import Language
from linkcheck.dates.languages.shared import ACADEMIC_YEAR, COPYRIGHT, MEASURES, NAMES

LANGUAGE = Language(
    locales=("de", "de_AT"),
    months={"mrz": 3, "jän": 1, "sep": 9, "jun": 6, "jul": 7},
    ordinals=(r"\.",),
    links=("des Jahres",),
    until=("bis", "bis zum", "und"),
    academic_year=(
        *ACADEMIC_YEAR, "akademische Jahr", "akademischen Jahr", "akademisches Jahr", "akademischen Jahres",
        "Studienjahr", "Studienjahres", "Hochschuljahr", "Schuljahr", "Akad. Jahr",
    ),
    seasons={
        "Wintersemester": (10, 3), "Wintersemesters": (10, 3), "Winter-Semester": (10, 3), "Sommersemester": (4, 9),
        "Sommersemesters": (4, 9), "Sommer-Semester": (4, 9), "Herbstsemester": (8, 2), "Frühjahrssemester": (2, 8),
        "Frühlingssemester": (2, 8), "Winter": (10, 3), "Sommer": (5, 9), "Frühjahr": (2, 6), "Herbst": (9, 12),
        "WiSe": (10, 3), "SoSe": (4, 9), "WS": (10, 3), "SS": (4, 9),
    },
    short_terms={"WS": (10, 3), "WiSe": (10, 3), "SS": (4, 9), "SoSe": (4, 9)},
    dotted=True,
    cues={
        Role.DEADLINE: (
            "bis", "bis zum", "bis spätestens", "bis einschließlich", "bis inkl.", "spätestens", "spätestens am",
            "spätestens bis", "spätestens bis zum", "Frist", "Frist:", "Frist bis", "Anmeldefrist",
            "Bewerbungsfrist", "Anmeldefrist:", "Bewerbungsfrist:", "Einreichungsfrist", "Rückmeldefrist",
            "Bewerbungsschluss", "Anmeldeschluss", "Einsendeschluss", "Abgabefrist", "Abgabetermin", "Stichtag",
            "Deadline", "Deadline:", "vor dem", "endet am", "enden am", "läuft bis", "Anmeldeschluss ist",
            "Bewerbungsschluss ist", "Bewerbungsfrist ist", "verlängert bis",
        ),
        Role.EVENT: ("findet im", "findet am", "fand im", "fand am", "finden im", "finden am", "statt im"),
        Role.COHORT: (
            "Jahrgang", "immatrikuliert", "Studienbeginn", "Studienbeginn ab", "Studierende ab", "Studienanfänger",
            "Kohorte", "Prüfungsordnung", "Prüfungsordnungen", "PO", "SPO", "StuPO", "Studienordnung", "Studienplan",
            "Curriculum", "Abschlussjahrgang", "eingeschrieben",
        ),
        Role.PUBLICATION: (
            "Stand", "Stand:", "veröffentlicht am", "veröffentlicht", "erschienen", "erschienen am", "aktualisiert",
            "aktualisiert am", "zuletzt aktualisiert", "zuletzt aktualisiert am", "geändert am", "letzte Änderung",
            "letzte Aktualisierung", "in der Fassung vom", "Fassung vom", "Ordnung vom", "Satzung vom",
            "Beschluss vom", "beschlossen am", "Bekanntmachung vom", "Protokoll vom", "abgerufen am", "Abruf",
            "Version vom", "verabschiedet am", "zuletzt geändert", "Sitzung vom",
        ),
        Role.LAW: (
            "Gesetz", "Verordnung", "Richtlinie", "Erlass", "(EU)", "(EG)", "EU", "EG", "BGBl.", "BGBl. I", "GVBl.",
            "Amtliche Bekanntmachung", "Mitteilungsblatt", "Rundschreiben",
        ),
        Role.FOUNDING: (
            "seit", "seit dem", "seit dem Jahr", "ab", "ab dem", "ab dem Jahr", "gegründet", "gegründet im Jahr",
            "nach", "nach dem", "geboren", "entstand", "entstanden", "eröffnet", "eingeführt", "gültig ab",
            "beginnend", "besteht seit", "Gründung", "in Kraft seit", "mit Wirkung vom",
        ),
        Role.COPYRIGHT: COPYRIGHT,
    },
    fillers=(
        "der", "den", "dem", "die", "das", "am", "zum", "Uhr", "um", "im", "Jahr", "Jahre", "Ende", "Mitte",
        "Anfang", "vom", "ist", "ist der", "ist am", "einschließlich", "und",
    ),
    numbers=(
        *NAMES, "Raum", "Zimmer", "Seite", "S.", "Version", "Art.", "§", "Gebäude", "Hörsaal", "PLZ", "Telefon",
        "Durchwahl", "Nummer",
    ),
    units=(
        *MEASURES, "Studierende", "Studierenden", "Studenten", "Teilnehmer", "Teilnehmende", "Personen", "Stunden",
        "Plätze", "Mitglieder", "Seiten", "Zeichen", "Wörter", "LP", "Credits", "Mitarbeiter", "Projekte",
        "Leistungspunkte", "Einwohner",
    ),
    coming=("nächst*", "kommend*", "bevorstehend*"),
    ongoing=("heute", "jetzt", "laufend", "dato"),
    common=("der", "die", "und", "das", "ist", "für", "mit", "von", "den", "auf", "im", "zu", "ein", "sich", "auch"),
)  # fmt: skip
