"""What a running process has taken: CPU and memory, read from the kernel (Linux)."""

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(process: int) -> float:
    """Give the seconds that the processor worked for a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory_mb(process: int, *, most: bool = False) -> float:
    """Give the resident memory of a process in megabytes: now, or the most so far."""
    wanted = "VmHWM" if most else "VmRSS"
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(wanted)) / 1024


def forget_the_most(process: int) -> None:
    """Let the most memory be counted anew from now on."""
    Path(f"/proc/{process}/clear_refs").write_text("5")
