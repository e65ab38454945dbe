"""`GET /metrics`: what the server has done and how it stands, in the text that Prometheus reads.

Counts and times alone: no name, no address, no figure of the district. Only from this machine, or with the token that
`NTM_METRICS_TOKEN` sets; behind a proxy (`NTM_PUBLIC_URL`) everybody seems to come from this machine, so the token
alone counts there.
"""

import secrets
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from functools import cache
from ipaddress import ip_address
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ntm_dashboard import __version__
from ntm_dashboard.bootstrap.program import Program
from ntm_dashboard.errors import NtmError
from ntm_dashboard.i18n import _
from ntm_dashboard.services import shelf
from ntm_dashboard.web import uploads
from ntm_dashboard.web.running import running_program

PATH = "/metrics"
_SECONDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class Measures:
    """What one server counts and measures."""

    def __init__(self, program: Callable[[], Program]) -> None:
        """Measure nothing yet; `program` is asked how it stands whenever somebody reads."""
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "ntm_http_requests", "Requests answered, by kind and status.", ["kind", "status"], registry=self.registry
        )
        self._answered = Histogram(
            "ntm_http_request_seconds",
            "Time until an answer was sent whole.",
            ["kind"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._runs = Histogram(
            "ntm_page_run_seconds", "Time of one run of a page.", ["page"], buckets=_SECONDS, registry=self.registry
        )
        for collector in (_Standing(program), _Shelves()):
            self.registry.register(collector)
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        GCCollector(registry=self.registry)

    def answered(self, kind: str, status: int, seconds: float) -> None:
        """Count an answer."""
        self._requests.labels(kind, str(status)).inc()
        self._answered.labels(kind).observe(seconds)

    @contextmanager
    def run_of(self, page: str) -> Generator[None]:
        """Measure a run of a page, also one that ends early because another begins."""
        began = perf_counter()
        try:
            yield
        finally:
            self._runs.labels(page).observe(perf_counter() - began)

    def text(self, accepted: str) -> Response:
        """Give all of it in the form that a reader accepts."""
        encode, media_type = choose_encoder(accepted)
        return Response(encode(self.registry), headers={"content-type": media_type, "cache-control": "no-store"})


class _Standing(Collector):
    """How the program and its database stand at the moment of reading."""

    def __init__(self, program: Callable[[], Program]) -> None:
        self._program = program

    def describe(self) -> Iterable[Metric]:
        return ()

    def collect(self) -> Iterable[Metric]:
        yield InfoMetricFamily("ntm_program", "The version that runs.", value={"version": __version__})
        yield GaugeMetricFamily("ntm_uploads_held_bytes", "Files that wait in memory.", value=uploads.held())
        try:
            yield from _of_database(self._program())
        except NtmError:
            yield GaugeMetricFamily("ntm_database_up", "1 when the database answers.", value=0)


def _of_database(program: Program) -> Iterable[Metric]:
    store = program.store
    store.check()
    acts = CounterMetricFamily("ntm_acts", "Lines of the audit log, by act and outcome.", labels=["act", "outcome"])
    for (action, is_success), number in sorted(store.audit_counts().items()):
        acts.add_metric([action, "done" if is_success else "refused"], number)
    yield GaugeMetricFamily("ntm_database_up", "1 when the database answers.", value=1)
    yield GaugeMetricFamily("ntm_revision", "The newest revision.", value=store.latest_revision())
    yield acts
    care = program.care
    for name, what, done in (
        ("ntm_backup", "the last backup", care.last_backup()),
        ("ntm_good_backup", "the last backup that succeeded", care.last_good_backup()),
        ("ntm_check", "the last check of the whole database", care.last_check()),
    ):
        if done is not None:  # what never was has no age; 0 would say that it has just been
            yield GaugeMetricFamily(f"{name}_age_seconds", f"Age of {what}.", value=care.age_of(done).total_seconds())
            yield GaugeMetricFamily(f"{name}_ok", f"1 where {what} succeeded.", value=int(done.is_success))
    if store.file is not None and store.file.exists():
        yield GaugeMetricFamily("ntm_database_bytes", "Size of the database.", value=store.file.stat().st_size)


class _Shelves(Collector):
    """How often what was asked for stood ready, and how often it had to be made."""

    def describe(self) -> Iterable[Metric]:
        return ()

    def collect(self) -> Iterable[Metric]:
        asked = CounterMetricFamily("ntm_kept", "Values asked for, by shelf.", labels=["shelf", "outcome"])
        for name, (ready, made) in sorted(shelf.asked().items()):
            asked.add_metric([name, "ready"], ready)
            asked.add_metric([name, "made"], made)
        yield asked


def is_allowed(request: Request, *, token: str, is_behind_proxy: bool) -> bool:
    """Tell whether somebody may read: with the token, or from this machine where no proxy stands before it."""
    scheme, _space, given = request.headers.get("authorization", "").partition(" ")
    if token and scheme.lower() == "bearer" and secrets.compare_digest(given.strip().encode(), token.encode()):
        return True
    is_handed_on = is_behind_proxy or any(name in request.headers for name in _FORWARDED)
    return not token and not is_handed_on and _is_this_machine(request.client.host if request.client else "")


def _is_this_machine(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def refused() -> Response:
    """Answer somebody who may not read."""
    return PlainTextResponse(
        _("Trang này chỉ dành cho người vận hành máy chủ."), 403, headers={"cache-control": "no-store"}
    )


@cache
def measures() -> Measures:
    """Give what this process counts and measures."""
    return Measures(running_program)
