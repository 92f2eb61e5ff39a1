"""The logins that a source describes, done before the run, each in a process of its own: its page may be hostile."""

from __future__ import annotations

from contextlib import closing

from msgspec.structs import replace

from linkcheck.auth import Access, Login
from linkcheck.errors import Untrustworthy
from linkcheck.fetch.network import Network
from linkcheck.witnesses import LoginResult, make_login
from linkcheck.workers import Worker, WorkerDied

LONGEST = 90.0
"""Seconds for one login."""


def logged_in(network: Network, longest: float = LONGEST) -> Network:
    """The network with the cookies of every login that was still to be done.

    Raises `Untrustworthy` where one did not work: what is behind it could not be checked.
    """
    access = {host: _logged_in(network, host, one, longest) for host, one in network.access.items()}
    return replace(network, access=access)


def _logged_in(network: Network, host: str, access: Access, longest: float) -> Access:
    if access.login is None:
        return access
    with closing(Worker[str, LoginResult](1, make_login, network)) as worker:
        result = _result(worker, host, access.login, longest)
    if isinstance(result, Untrustworthy):
        raise Untrustworthy(f"the login for {host} did not work: {result}. Nothing was checked")
    return replace(access, cookies=result, login=None)


def _result(worker: Worker[str, LoginResult], host: str, login: Login, longest: float) -> LoginResult:
    worker.submit(host, host, login)
    try:
        for _, result in worker.collect(longest):
            return result
    except WorkerDied:
        return Untrustworthy("its page takes more time or memory to read than a page may")
    return Untrustworthy(f"it was not done after {longest:g} seconds")
