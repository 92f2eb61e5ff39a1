"""Our own failures, all of them; what the web does wrong is data, not an exception.

* LinkcheckError            a person reads the message; `cli` turns it into an exit code
  x UsageError              exit 2: a source, option or file that cannot be used as it is
  x Untrustworthy           exit 3: the run cannot be trusted (no start page readable, no network)
"""


class LinkcheckError(Exception):
    """Something that we cannot do. `str()` of it is one line: what, where, what next."""

    exit_code = 2


class UsageError(LinkcheckError):
    """The request itself is wrong: an unknown source, a bad key, an output folder that cannot be written."""


class Untrustworthy(LinkcheckError):
    """The run came to an end, but says nothing about the links."""

    exit_code = 3
