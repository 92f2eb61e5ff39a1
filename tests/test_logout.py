"""Addresses that would end a session."""

from __future__ import annotations

import pytest

from linkcheck.logout import logs_out
from linkcheck.urls import parse


@pytest.mark.parametrize(
    "path",
    """/logout /logout/ /logout.php?x=1 /user/logout /wp-login.php?action=logout&_wpnonce=1 /login/logout.php?sesskey=a
    /Shibboleth.sso/Logout /index.php/Special:UserLogout /doLogout /sso/logoff /LogOff.aspx /log-out /log_out
    /users/sign_out /signout?x /adfs/ls/?wa=wsignout1.0 /esci /area/esci.jsp /it/disconnetti /abmelden /Abmelden.html
    /deconnexion /d%C3%A9connexion /se-deconnecter /cerrar-sesion /cerrar_sesi%C3%B3n /salir?x /?q=sair /uitloggen
    /logga-ut /oidc/LogoutServlet /terminar-sessao""".split(),
)
def test_an_address_that_would_end_a_session_is_told_by_its_words(path: str) -> None:
    url = parse(f"https://intranet.example.org{path}")

    assert url is not None
    assert logs_out(url)


@pytest.mark.parametrize(
    "path",
    """/ /login /blog-outreach /blog/outlook /catalog-offers /dialogoffen /design-outline /designoutput /sign-off
    /salir-al-extranjero /escience /sairaala /about/deconnexions-culturelles /logouts /anmelden /logo.png""".split(),
)
def test_an_address_that_only_sounds_like_it_is_none(path: str) -> None:
    url = parse(f"https://intranet.example.org{path}")

    assert url is not None
    assert not logs_out(url)
