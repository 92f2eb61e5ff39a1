"""The same judgement in the other languages: what misleads in each, and what each says honestly."""

from __future__ import annotations

import pytest

from linkcheck.dates.languages import LANGUAGES
from linkcheck.freshness.cues import Cue, cues
from linkcheck.freshness.phrases import PHRASES
from tests.freshness.harness import a_page, findings

MISLEADING = {
    "it": [
        'Le domande vanno presentate entro il 15 marzo 2022 con <a href="/f">questo modulo</a>.',
        'Sono aperte le iscrizioni fino a giovedì 27 novembre 2025: <a href="/f">portale</a>',
        'Il bando per il prossimo anno accademico 2021/22 è <a href="/f">qui</a>.',
        'L\'8 giugno 2021 il progetto è stato presentato: il materiale è disponibile <a href="/f">qui</a>.',
        'L’incontro si è tenuto il 3 maggio 2022. Le slide sono disponibili <a href="/f">qui</a>.',
        '<a href="/bando_2023_2024.pdf">Bando per l’iscrizione</a>',
        "<p>È possibile consultare gli orari del secondo semestre a.a. 2023-2024:</p>"
        '<ul><li><a href="/f">Magistrale</a></ul>',
        '<table><tr><td>5 maggio 2022<td>Giornata aperta<td><a href="/f">Iscriviti</a></table>',
    ],
    "de": [
        'Bewerbung bis zum 31. März 2022 über <a href="/f">dieses Formular</a>.',
        'Der Vorkurs findet am 12.09.2022 statt, <a href="/f">zur Anmeldung</a>.',
        'Hier geht es zum aktuellen <a href="/f">Stundenplan</a> (WS 2021/22).',
        'Die Infoveranstaltung fand am 3. Mai 2022 statt. Die Folien sind <a href="/f">hier</a> abrufbar.',
        '<a href="/Erstiheft_SS25.pdf">Download des Hefts für Erstis</a>',
        '<p>Anmeldeschluss: 15.03.2022.</p><p>Nutzt das <a href="https://forms.gle/x">Formular</a>.</p>',
        '<h3>Ausschreibung 2021</h3><p><a href="/f">Antrag</a></p>',
    ],
    "fr": [
        'Les candidatures sont à déposer avant le 15 mars 2022 avec <a href="/f">ce formulaire</a>.',
        'La réunion de rentrée aura lieu le 6 septembre 2021 : <a href="/f">programme</a>',
        '<p>Maquette actuelle :</p><ul><li><a href="/maquette-2021.pdf">Maquette avec horaires</a></ul>',
        'La présentation a eu lieu le 3 mai 2022. Les transparents sont disponibles <a href="/f">ici</a>.',
        '<a href="/f">Emploi du temps</a> de l’année universitaire 2021-2022',
        '<table><tr><td>5 mai 2022<td>Portes ouvertes<td><a href="/f">S’inscrire</a></table>',
    ],
    "es": [
        'El plazo de inscripción está abierto hasta el 5 de mayo de 2022: <a href="/f">formulario</a>',
        'Solicita la beca antes del 30/09/2021 en <a href="/f">este enlace</a>.',
        'La jornada se celebrará el 12 de junio de 2023: <a href="/f">programa</a>',
        '<a href="/horarios_2021-22.pdf">Horarios</a>',
        '<a href="/f">Calendario académico</a> del curso 2021/22',
        'La charla tuvo lugar el 3 de mayo de 2022. Las diapositivas están disponibles <a href="/f">aquí</a>.',
        '<h3>Convocatoria de becas 2019</h3><p>Más información: <a href="https://becas.example.com/1732">enlace</a></p>',
        '<p>Fecha límite: 12 de marzo de 2024.</p><p><a href="https://docs.google.com/forms/d/x">Regístrate</a></p>',
    ],
    "pt": [
        'As inscrições vão até às 18 horas do dia 05 de julho de 2018: <a href="/f">formulário</a>',
        'Candidaturas abertas até 30 de setembro de 2022 em <a href="/f">esta página</a>.',
        'A palestra será realizada em 12 de junho de 2023: <a href="/f">inscreva-se</a>',
        '<a href="/edital_2021.pdf">Edital do processo seletivo</a>',
        '<a href="/f">Calendário acadêmico</a> de 2021.2',
        'O encontro ocorreu em 3 de maio de 2022. Os slides estão disponíveis <a href="/f">aqui</a>.',
        '<p>Prazo: 12 de março de 2024.</p><p><a href="https://forms.gle/x">Formulário de inscrição</a></p>',
    ],
}
HONEST = {
    "it": [
        'Il convegno si è svolto il 3 maggio 2022 a Bologna, vedi il <a href="/f">sito</a>.',
        'Le iscrizioni si sono chiuse il 12 dicembre 2023 (<a href="/f">portale</a>).',
        'Il regolamento 2018 è disponibile <a href="/f">qui</a>.',
        'Gli atti, ai sensi della L. 240/2010, sono disponibili <a href="/f">qui</a>.',
        'Il servizio è attivo dal 2013: scarica il <a href="/f">modulo</a>.',
        'Materiale per gli immatricolati nell’a.a. 2021/22 disponibile <a href="/f">qui</a>.',
        'Domande entro il 15 marzo 2027, come nel 2021, con <a href="/f">questo modulo</a>.',
        '<h2>Edizioni precedenti</h2><p>Iscrizioni entro il 3 maggio 2021 <a href="/f">qui</a></p>',
    ],
    "de": [
        'Die Tagung fand am 3. Mai 2022 in Köln statt (<a href="/f">Webseite</a>).',
        'Die Anmeldung war bis 15.03.2022 möglich und ist geschlossen: <a href="/f">Seite</a>',
        'Die Prüfungsordnung 2019 ist <a href="/f">hier</a> abrufbar.',
        'Gültig ab WS 2021/22: <a href="/f">Modulhandbuch</a>',
        'Das Projekt läuft seit 2018, <a href="/f">mehr Infos</a>.',
        'Anmeldung bis zum 31. März 2027 <a href="/f">hier</a>; 2022 war sie früher.',
        '<h2>Vergangene Veranstaltungen</h2><p>Anmeldung bis 3.5.2021 <a href="/f">hier</a></p>',
        'Protokoll der Sitzung vom 3. Mai 2022: <a href="/f">Download</a>',
    ],
    "fr": [
        'La journée a eu lieu le 3 mai 2022 à Lyon, voir le <a href="/f">site</a>.',
        'Les inscriptions sont closes depuis le 15 mars 2022 : <a href="/f">page</a>',
        'Depuis 2019, le département organise un concours, <a href="/f">inscrivez-vous</a>.',
        'Mis à jour le 22 novembre 2021 : <a href="/f">modèle disponible</a>',
        'Le rapport 2020 est disponible <a href="/f">ici</a>.',
        'Candidatures avant le 15 mars 2027 <a href="/f">ici</a>, comme en 2022.',
        '<h2>Éditions précédentes</h2><p>Inscription avant le 3 mai 2021 <a href="/f">ici</a></p>',
    ],
    "es": [
        'La jornada se celebró el 3 de mayo de 2022 en Elche, véase la <a href="/f">web</a>.',
        'La convocatoria de 2021 está cerrada: <a href="/f">bases</a>',
        'Según el Real Decreto 822/2021, disponible <a href="/f">aquí</a>.',
        'Desde el año 2010 puedes solicitar la beca <a href="/f">aquí</a>.',
        'La memoria 2020 está disponible <a href="/f">aquí</a>.',
        'Inscripción hasta el 5 de mayo de 2027 <a href="/f">aquí</a>, como en 2022.',
        '<h2>Convocatorias anteriores</h2><p>Solicitudes hasta el 3 de mayo de 2021 <a href="/f">aquí</a></p>',
        'Plan de estudios 2010, <a href="/f">disponible</a>',
    ],
    "pt": [
        'O evento foi realizado em 3 de maio de 2022, veja o <a href="/f">site</a>.',
        'As inscrições de 2021 estão encerradas: <a href="/f">edital</a>',
        'Conforme a Portaria nº 12/2010, disponível <a href="/f">aqui</a>.',
        'Desde 2010 há bolsas; inscreva-se <a href="/f">aqui</a>.',
        'IBGE. Acesso e uso. Rio de Janeiro, 2019. ISBN 978-85-240-4508-0. <a href="/livro_2019.pdf">Disponível</a>',
        'O relatório 2020 está disponível <a href="/f">aqui</a>.',
        'Inscrições até 5 de maio de 2027 <a href="/f">aqui</a>, como em 2022.',
        '<h2>Editais anteriores</h2><p>Inscrições até 3 de maio de 2021 <a href="/f">aqui</a></p>',
    ],
}


@pytest.mark.parametrize(("language", "body"), [(tag, body) for tag, bodies in MISLEADING.items() for body in bodies])
def test_what_misleads(language: str, body: str) -> None:
    assert len(findings(a_page(f"<p>{body}", language=language))) == 1


@pytest.mark.parametrize(("language", "body"), [(tag, body) for tag, bodies in HONEST.items() for body in bodies])
def test_what_is_honest(language: str, body: str) -> None:
    assert not findings(a_page(f"<p>{body}", language=language))


def test_a_language_that_nobody_reads_gets_no_finding() -> None:
    assert not findings(a_page('<p>Aanmelden tot 15 maart 2022 via <a href="/f">dit formulier</a>.', language="nl"))


def test_a_page_without_a_language_is_read_in_all_of_them() -> None:
    for bodies in MISLEADING.values():
        assert findings(a_page(f"<p>{bodies[0]}", language=""))


def test_every_language_that_is_read_is_judged_too() -> None:
    assert set(PHRASES) == set(LANGUAGES)


@pytest.mark.parametrize("language", PHRASES)
def test_every_language_has_words_for_every_cue(language: str) -> None:
    known = set(PHRASES[language].cues)

    assert known == {cue.value for cue in Cue if cue is not Cue.CITED}
    assert PHRASES[language].archives
    assert PHRASES[language].records
    assert PHRASES[language].posts


@pytest.mark.parametrize("language", PHRASES)
def test_each_phrase_is_found_where_it_stands_alone(language: str) -> None:
    """As what it is meant for, or as a cue that goes before it."""
    order = list(Cue)
    for name, phrases in PHRASES[language].cues.items():
        for phrase in phrases:
            found = cues(phrase.replace("*", "x"), language)
            assert found, phrase
            assert min(map(order.index, found)) <= order.index(Cue(name)), phrase
