"""What each sign weighs, in log-odds.

`python benchmarks/freshness.py --fit` makes `WEIGHTS`: it begins at `PRIOR`, and moves only as far as labelled links
drag it, for there are few of those.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import exp

from linkcheck.freshness.signs import Sign

PRIOR_BIAS = -2.2
PRIOR: Mapping[Sign, float] = {
    Sign.DECLARED: 3.4, Sign.NOT_KEPT: 2.8, Sign.SENTENCE: 1.2, Sign.ANCHOR: 0.7, Sign.LEAD: 0.9, Sign.ROW: 1.0,
    Sign.BEFORE: 1.0, Sign.URL_PERIOD: 1.6, Sign.URL_FILE: 0.9, Sign.URL_PLACE: 0.2, Sign.URL_HOST: 0.4,
    Sign.TARGET: 0.9, Sign.HEADING: 0.2, Sign.PAGE: 0.5, Sign.DEADLINE: 1.2, Sign.CALL: 1.5, Sign.FUTURE: 1.6,
    Sign.CURRENCY: 1.4, Sign.FORM: 0.8, Sign.SCHEDULE: 1.2, Sign.OFFER: 1.0, Sign.URL_OFFER: 0.4, Sign.THAT: 0.9,
    Sign.MATERIAL: 0.3, Sign.LEAD_CLAIM: 1.2, Sign.PLACE_CLAIM: 0.5, Sign.AGREES: 0.8, Sign.OLD: 0.3, Sign.OWN: 0.4,
    Sign.NEWER: 2.0, Sign.UNTOUCHED: 0.2, Sign.TOUCHED: -0.5, Sign.UNCLAIMED: -1.5, Sign.LABELLED: -1.0,
    Sign.PAST: -1.2, Sign.RULES: -1.2, Sign.RECORD: -1.5, Sign.FOREIGN: -1.2, Sign.EDITION_PAGE: -1.5,
    Sign.RUN: -1.0, Sign.CYCLE: -0.8,
}  # fmt: skip

UNCLAIMED_AT_MOST = 0.45
BIAS = -0.95
WEIGHTS: Mapping[Sign, float] = {
    Sign.DECLARED: 3.40, Sign.NOT_KEPT: 2.80, Sign.SENTENCE: 1.20, Sign.ANCHOR: 0.75, Sign.LEAD: 0.90, Sign.ROW: 1.00,
    Sign.BEFORE: 1.11, Sign.URL_PERIOD: 2.13, Sign.URL_FILE: 0.70, Sign.URL_PLACE: 0.86, Sign.URL_HOST: 0.40,
    Sign.TARGET: 0.90, Sign.HEADING: 0.20, Sign.PAGE: 0.59, Sign.DEADLINE: 1.27, Sign.CALL: 1.81, Sign.FUTURE: 1.67,
    Sign.CURRENCY: 1.40, Sign.FORM: 0.95, Sign.SCHEDULE: 1.43, Sign.OFFER: 1.08, Sign.URL_OFFER: 0.46,
    Sign.THAT: 0.90, Sign.MATERIAL: 0.34, Sign.LEAD_CLAIM: 1.27, Sign.PLACE_CLAIM: 0.68, Sign.AGREES: 0.85,
    Sign.OLD: 1.19, Sign.OWN: 0.44, Sign.NEWER: 2.01, Sign.UNTOUCHED: 0.20, Sign.TOUCHED: -0.50,
    Sign.UNCLAIMED: -1.36, Sign.LABELLED: -0.92, Sign.PAST: -1.20, Sign.RULES: -0.93, Sign.RECORD: -1.47,
    Sign.FOREIGN: -0.67, Sign.EDITION_PAGE: -1.46, Sign.RUN: -1.00, Sign.CYCLE: -0.80,
}  # fmt: skip


def confidence(
    signs: Collection[Sign], bias: float | None = None, weights: Mapping[Sign, float] | None = None
) -> float:
    """How sure the signs make us, from 0 to 1.

    Without any claim on the page's part that is never sure enough to tell anybody.
    """
    given = WEIGHTS if weights is None else weights
    sure = 1.0 / (1.0 + exp(-((BIAS if bias is None else bias) + sum(given[sign] for sign in signs))))
    return min(sure, UNCLAIMED_AT_MOST) if Sign.UNCLAIMED in signs else sure
