"""A file that a command writes is there whole or not at all."""

import io
import multiprocessing
import os
import random
import resource
import signal
import time
import zipfile
from pathlib import Path

import pytest

from ntm_dashboard.cli.whole_file import write_whole
from ntm_dashboard.errors import StoreError
from tests.patience import SECONDS

OLD = b"cu" * 1000
KILLS = 40
FULL_AT = 1 << 20


def archive(size: int) -> bytes:
    """Make a file of the kind that exports are: one that tells when it is cut off."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        book.writestr("so-lieu", random.Random(815).randbytes(size))  # noqa: S311 — any bytes
    return made.getvalue()


def write_without_end(file: Path, content: bytes, started) -> None:
    """Write a file again and again."""
    while True:
        write_whole(file, content)
        started.set()


def write_on_a_full_disk(file: Path, content: bytes, told) -> None:
    """Write a file where no file may be larger than a bound, as if the disk were full there."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL_AT, FULL_AT))
    try:
        write_whole(file, content)
    except StoreError as error:
        told.send(str(error))


def test_what_stood_there_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    file = tmp_path / "hop.pptx"
    file.write_bytes(OLD)

    write_whole(file, b"moi")

    assert file.read_bytes() == b"moi"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_and_a_pipe_are_written_through_not_replaced(tmp_path):
    target, link, pipe = (tmp_path / name for name in ("that.csv", "lien-ket.csv", "ong"))
    link.symlink_to(target)
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    write_whole(link, b"moi")
    write_whole(pipe, b"moi")

    assert (target.read_bytes(), os.read(reader, 10)) == (b"moi", b"moi")
    assert link.is_symlink()
    assert pipe.is_fifo()
    os.close(reader)


def test_a_disk_that_is_full_is_named_and_what_stood_there_stays(tmp_path):
    file = tmp_path / "hop.pptx"
    file.write_bytes(OLD)
    fork = multiprocessing.get_context("fork")
    heard, told = fork.Pipe(duplex=False)

    worker = fork.Process(target=write_on_a_full_disk, args=(file, archive(FULL_AT * 2), told))
    worker.start()
    worker.join(SECONDS)

    assert heard.poll()
    assert "hop.pptx" in heard.recv()
    assert file.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.slow
def test_killed_at_any_moment_the_file_is_whole_and_the_next_run_writes_it(tmp_path):
    file, content, chance = tmp_path / "hop.pptx", archive(3 << 20), random.Random(815)  # noqa: S311 — moments
    fork = multiprocessing.get_context("fork")

    for _kill in range(KILLS):
        started = fork.Event()
        worker = fork.Process(target=write_without_end, args=(file, content, started))
        worker.start()
        assert started.wait(SECONDS)
        time.sleep(chance.uniform(0, 0.05))
        worker.kill()
        worker.join()
        worker.close()
        assert zipfile.ZipFile(file).testzip() is None

    write_whole(file, content)
    assert list(tmp_path.iterdir()) == [file]
