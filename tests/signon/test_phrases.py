"""What words say of logins, beside links and on pages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.signon import phrases
from linkcheck.signon.words import SPACED, UNSPACED

WARNED = [
    "The slides are available with institutional credentials.",
    "Recording (login required)",
    "Minutes (restricted access)",
    "Only for students, log in with your Person Code",
    "The forms are on the intranet.",
    "Members only: the minutes",
    "You need an account to see the list.",
    "Reachable from the campus network or by VPN",
    "The file is password-protected.",
    "Sign in to Teams to see the recording.",
    "🔒 Minutes",
    "Materiale riservato agli studenti",
    "Registrazione accessibile con le credenziali istituzionali",
    "Area riservata",
    "accesso tramite SPID o CIE",
    "Verbali (previa autenticazione)",
    "Folien (nur mit Uni-Account)",
    "Protokolle, Zugang beschränkt",
    "nur für Mitglieder",
    "im Intranet",
    "Aufzeichnung (Login erforderlich)",
    "Documents réservés aux membres",
    "Accès restreint",
    "Connectez-vous avec vos identifiants",
    "Acceso restringido",
    "Disponible con sus credenciales institucionales",
    "Acesso restrito aos alunos",
    "com a sua senha",
    "alleen voor leden",
    "tylko dla członków",
    "kräver inloggning",
    "vain jäsenille",
    "только для студентов",
    "需要登录",
    "学内限定",
    "회원 전용",
]
UNSAID = [
    "The minutes of the last meeting",
    "No login required",
    "Read it without registration",
    "Open to all, no password",
    "senza credenziali",
    "Tutti i diritti riservati",
    "ohne Anmeldung zugänglich",
    "sans mot de passe",
    "sin contraseña",
    "sem senha",
    "The protected areas of the Alps",
    "An account of the journey",
    "Internal medicine",
    "Intern at the department",
    "Take the language test into account",
    "Le zone protette",
    "Nur mit Termin",
    "Le parole chiave del corso",
    "Vincoli di riservatezza",
    "See https://search.example.com/login.aspx?direct=true",
    "Naturschutz: geschützte Arten",
    "无需登录",
    "ログイン不要",
    "",
]


@pytest.mark.parametrize("text", WARNED)
def test_words_that_warn_of_a_login(text: str) -> None:
    assert phrases.warned(text)


@pytest.mark.parametrize("text", UNSAID)
def test_words_that_do_not(text: str) -> None:
    assert phrases.warned(text) == ""


@pytest.mark.parametrize("language", [*SPACED, *UNSPACED])
def test_a_page_may_need_a_login_by_each_phrase(language: object) -> None:
    for what, finds in (("needed", phrases.needed), ("reserved", phrases.reserved)):
        for phrase in filter(None, map(str.strip, getattr(language, what).replace("\n", " ").split("|"))):
            text = phrase.replace("*", "")
            assert phrases.may_need(f"… {text} …"), text
            assert finds(f"… {text} …"), text


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    for finds in (phrases.is_login, phrases.is_reserved, phrases.needed, phrases.warned, phrases.refuses):
        finds(text)


@pytest.mark.parametrize("text", ["you must log in " * 2_000, "a" * 100_000, " | " * 40_000, "log in to" * 20_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    began = time.perf_counter()
    for finds in (phrases.is_login, phrases.is_reserved, phrases.needed, phrases.warned, phrases.may_need):
        finds(text)

    assert time.perf_counter() - began < 1
