"""How findings are judged on one site: the only settings that a check sees."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from linkcheck.model import Finding, Verdict


class Policy(Struct, frozen=True, forbid_unknown_fields=True):
    """How findings are judged on this site."""

    off: tuple[str, ...] = ()
    """Checks that do not run."""
    verdicts: Mapping[str, Verdict] = {}
    """Check or message id -> the verdict its findings get here. A message id is stronger than its check."""
    review: bool = False
    """Show as advice what is out of date perhaps, but not likely enough to say so."""
    archives: tuple[str, ...] = ()
    """Patterns of pages of the past (as in `within`), whose links are never called out of date."""
    academic_year_start: str = ""
    """Month and day (`09-01`) on which the academic year begins. Empty: by the country of each page's host, else by
    its language, else 1 September."""
    accept: Mapping[str, tuple[int, ...]] = {}
    """Host name -> statuses that count as an answer there (`*.example.org` covers every name below it)."""

    def verdict(self, finding: Finding) -> Verdict:
        """The verdict that this site gives a finding."""
        return self.verdicts.get(finding.message) or self.verdicts.get(finding.check) or finding.verdict

    def accepts(self, host: str, status: int) -> bool:
        return any(status in statuses for name, statuses in self.accept.items() if _names(name, host))


def _names(pattern: str, host: str) -> bool:
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern
