"""What holds for all tests."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("linkcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("linkcheck")  # a busy machine is no finding

for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(number) is signal.SIG_IGN:  # as where a shell runs the tests in the background, or by nohup
        signal.signal(number, usual)
