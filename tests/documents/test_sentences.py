"""Where one sentence ends and the next begins, in six languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.documents import sentences


def cut(text: str) -> list[str]:
    begins = [*sentences.starts(text), len(text)]
    return [text[start:stop].strip() for start, stop in pairwise(begins)]


@pytest.mark.parametrize(
    "text",
    [
        "One sentence. | Another one.",
        "Bewerben Sie sich bis zum 31. 12. 2021 über das Portal. | Danach nicht mehr.",
        "Frist: 31.12. 2021. | Hier das Formular.",
        "Die Anmeldung zum 3. Treffen am 8. Juni 2021 ist hier. | Sie endet bald.",
        "Max-Planck-Str. 5 ist der Ort. | Hier der Plan.",
        "Entro il 3 sett. 2022, ai sensi della L. 241/1990 e s.m.i. Si veda qui.",
        "« Clos en 2021. » | Voir ici.",
        "Is it over? | Yes! | It is… | Really.",
        "He said “it is over.” | Then he left.",
        "(It was in 2021.) | The slides are here.",
        "It was in 2021. | “The slides” are here.",
        "First item • | Second item",
        "Il termine è il 15 marzo. | È prorogato.",
        "Version 2.0 is out",
        "see example.org for more. thanks",
        "The call (a.a. 2021/22) is open. | Apply here.",
        "Prof. Rossi and Dr. Bianchi, Univ. Milano, spoke. | The slides are here.",
        "On 8 Jun. 2021 we met. | The form is here.",
        "See p. 12, Fig. 3, Sec. 4, e.g. No. 5, i.e. Art. 16. | Apply.",
        "J. Smith spoke. | So did we.",
        "Ai sensi dell'art. 5 del D.M. 270/2004. | Si veda qui.",
        "Il D.P.R. 445/2000 e il D.Lgs. 33/2013 valgono nell'a.a. 2021/22. | Si veda qui.",
        "Il Prof. Rossi, la Dott. Bianchi e l'Ing. Verdi. | Si veda qui.",
        "Lo dice il Regolamento (Art. 7, pag. 3, cfr. Vol. II). | Si veda qui.",
        "Il 3 ott. 2022 in Via S. Maria. | Si veda qui.",
        "Die Sitzung am 8. Juni 2021 fand statt. | Die Folien sind hier.",
        "Im 2. Semester bzw. im 3. Studienjahr gilt § 4 Abs. 2. | Mehr dazu hier.",
        "Unterlagen, z. B. Formulare, liegen vor (vgl. Nr. 7). | „Hier“ geht es weiter.",
        "Der Raum ist Nr. 12. | Die Anmeldung ist offen.",
        "Er fragte: „Ist es vorbei?“ | Dann ging er.",
        "M. Dupont et Mme. Martin, p. ex., ont parlé (cf. art. 3). | Les diapositives sont ici.",
        "Le dossier, c.-à-d. le formulaire, est prêt. | « Voir ici » suffit.",
        "La réunion de févr. 2021 est finie. | Élisez ici.",
        "El Sr. García y la Dra. López hablaron (pág. 3, núm. 4). | ¿Dónde está? | ¡Aquí!",
        "Los documentos, p. ej. el formulario, de EE. UU. están aquí. | Véase la web.",
        "O Sr. Silva e a Prof.ª Sousa, pág. 5, art.º 3. | À espera da resposta.",
        "É o Despacho n.º 5 da Univ. de Lisboa. | Última atualização aqui.",
        "It was room 12. | The talk is here.",
    ],
)
def test_cuts_where_a_reader_would(text: str) -> None:
    """The bar marks the cuts that are meant."""
    assert cut(text.replace("| ", "")) == text.split(" | ")


@pytest.mark.parametrize(
    ("word", "context", "before"),
    [
        ("first", "The first one.", ""),
        ("second", "A second one.", "The first one."),
        ("third", "And a third", "A second one."),
    ],
)
def test_the_sentence_round_a_link_and_the_one_before(word: str, context: str, before: str) -> None:
    text = "The first one. A second one. And a third"
    position = text.index(word)

    assert sentences.around(text, sentences.starts(text), position, position + len(word)) == (context, before)


def test_a_link_at_the_very_beginning_of_a_sentence_belongs_to_it() -> None:
    text = "Before it. Here it is."

    assert sentences.around(text, sentences.starts(text), 11, 15) == ("Here it is.", "Before it.")


def test_of_an_endless_sentence_what_stands_round_the_link_is_kept() -> None:
    text = "word " * 1_000 + "LINK" + " more" * 1_000
    position = text.index("LINK")
    context, before = sentences.around(text, sentences.starts(text), position, position + 4)

    assert "word LINK more" in context
    assert len(context) <= sentences.LONGEST
    assert before == ""


@given(st.text(alphabet='aZ1 .!?…•"”)(“\n', max_size=200), st.integers(0, 250), st.integers(0, 50))
def test_every_position_has_its_sentence(text: str, position: int, length: int) -> None:
    position = min(position, len(text))
    begins = sentences.starts(text)
    context, before = sentences.around(text, begins, position, min(position + length, len(text)))

    assert begins == sorted(set(begins))
    assert "".join(cut(text)).replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert context in text
    assert before in text
    assert text[position : position + 1].strip() in context


@given(st.text(alphabet="ab. A", max_size=2_000), st.integers(0, 2_000), st.integers(0, 2_000))
def test_no_context_is_longer_than_is_kept(text: str, position: int, length: int) -> None:
    position = min(position, len(text))
    context, before = sentences.around(text, sentences.starts(text), position, min(position + length, len(text)))

    assert len(context) <= sentences.LONGEST
    assert len(before) <= sentences.LONGEST
