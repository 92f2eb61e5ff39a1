"""Which language a text is in, and that each has all that the others have."""

from __future__ import annotations

import pytest
from babel import Locale

from linkcheck.dates import Role, find, guess
from linkcheck.dates.languages import LANGUAGES

TEXTS = {
    "en": "The form is for all of you who are in the second year and want to go to a university that is abroad.",
    "it": "Il modulo è per gli studenti del secondo anno che sono interessati ai corsi della scuola e delle aziende, "
    "con una lettera nel fascicolo.",
    "de": "Das Formular ist für die Studierenden, die sich im zweiten Jahr auf den Aufenthalt mit der Schule und "
    "auch von zu Hause aus vorbereiten.",
    "fr": "Le formulaire est pour les étudiants du master et des licences, au cas où vous partez dans une école "
    "avec un accord sur les frais.",
    "es": "El formulario es para los alumnos que se van al extranjero con una beca, y por las dudas está más claro "
    "en las bases del programa y su anexo.",
    "pt": "O formulário é para os alunos que são da universidade, com uma bolsa em dois anos, e não para os que "
    "vêm do Brasil ao curso pela primeira vez.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_told_by_its_common_words(language: str) -> None:
    assert guess(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text", ["", "Home News Contact", "Het formulier is voor alle studenten die in het tweede jaar naar het buitenland"]
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert guess(text) == ""


@pytest.mark.parametrize(
    "locale",
    ["en", "en_GB", "en_US", "en_AU", "it", "it_CH", "de", "de_AT", "de_CH", "fr", "es", "pt", "pt_PT"],
)
@pytest.mark.parametrize("width", ["abbreviated", "wide"])
def test_every_month_of_cldr_is_read(locale: str, width: str) -> None:
    for context in ("format", "stand-alone"):
        for number, name in Locale.parse(locale).months[context][width].items():
            (expression,) = find(f"{name} 2021", locale.replace("_", "-"))

            assert (expression.start.month, expression.end.month) == (number, number), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_cues_for_every_role_that_needs_one(language: str) -> None:
    table = LANGUAGES[language]
    needed = {Role.DEADLINE, Role.EVENT, Role.COHORT, Role.PUBLICATION, Role.LAW, Role.FOUNDING, Role.COPYRIGHT}

    assert set(table.cues) == needed
    assert all(table.cues.values())
    assert len(table.common) == 15
