"""Two people publish at the same moment: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

from ntm_dashboard.errors import ConflictError
from ntm_dashboard.store import Store
from tests.patience import SECONDS

from .conftest import commune_report


def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told(address):
    rounds = 6
    together = Barrier(2)

    def publish(person: str) -> list[str]:
        told: list[str] = []
        with closing(Store(address)) as store:
            for number in range(rounds):
                report = commune_report(f"{person} {number} met", published_by=person)
                together.wait(SECONDS)
                try:
                    store.publish(report, expected_revision=number)
                    told.append("won")
                except ConflictError as error:
                    told.append(str(error))
                together.wait(SECONDS)
        return told

    with ThreadPoolExecutor(2) as people:
        lan, hoa = people.map(publish, ["lan", "hoa"])

    for number, outcome in enumerate(zip(lan, hoa, strict=True), start=1):
        assert sorted(one == "won" for one in outcome) == [False, True]
        winner = "lan" if outcome[0] == "won" else "hoa"
        assert f"{winner} đã công bố phiên bản {number}" in max(outcome, key=len)
    with closing(Store(address)) as store:
        assert store.latest_revision() == rounds


def test_two_servers_that_start_at_once_make_one_database(make_address):
    address = make_address()
    together = Barrier(3)

    def start(_server: int) -> int:
        together.wait(SECONDS)
        with closing(Store(address)) as store:
            return store.latest_revision()

    with ThreadPoolExecutor(3) as servers:
        assert list(servers.map(start, range(3))) == [0, 0, 0]
