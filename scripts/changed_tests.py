"""Name the test files of what changed, nearest first: `python -m scripts.changed_tests [SINCE]`.

What changed is what differs from SINCE (a commit; otherwise from where the branch left main) and what is not committed.
A test file is as near as the chain of imports from it to a changed module is long (0: it changed itself). A change of
what is no module (data, texts, styles, pages of the documentation) concerns the tests of its folder.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import grimp

PROJECT = Path(__file__).resolve().parents[1]
PACKAGES = ("ntm_dashboard", "tests")
MOST = 40
"""How many files are named at most: those further away are left to `make test`."""
ABOUT_OTHER_FILES = {"ntm_dashboard/i18n": "tests/i18n", "data": "tests/data", "docs": "tests/docs"}


def changed_files(since: str | None) -> list[str]:
    """Give the paths that differ from a commit, and those not committed yet."""
    base = since or _git("merge-base", "HEAD", _main())[0]
    return sorted({*_git("diff", "--name-only", base), *_git("ls-files", "--others", "--exclude-standard")})


def _main() -> str:
    known = _git("for-each-ref", "--format=%(refname:short)", "refs/heads/main", "refs/remotes/origin/main")
    return known[-1] if known else "HEAD"


def _git(*words: str) -> list[str]:
    return subprocess.run(["git", *words], cwd=PROJECT, check=True, capture_output=True, text=True).stdout.splitlines()


def nearest_tests(changed: list[str]) -> list[str]:
    """Give the files of tests that a change reaches, the nearest first."""
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    modules = [module for path in changed if (module := _module(path)) in graph.modules]
    near = {_file(module): distance for module, distance in _importers(graph, modules)}
    for path in changed:
        for file in _beside(path):
            near.setdefault(file, 1)
    tests = [file for file in near if file.startswith("tests/") and (PROJECT / file).exists() and _is_quick(Path(file))]
    return sorted(tests, key=lambda file: (near[file], file))


def _is_quick(file: Path) -> bool:
    return file.name.startswith("test_") and not {"e2e", "benchmarks"} & set(file.parts)


def _importers(graph: grimp.ImportGraph, modules: list[str]) -> Iterator[tuple[str, int]]:
    """Give every module that imports one of these, with the length of the shortest chain."""
    seen, standing, distance = set(modules), modules, 0
    while standing:
        yield from ((module, distance) for module in standing)
        standing = sorted(
            {one for module in standing for one in graph.find_modules_that_directly_import(module)} - seen
        )
        seen.update(standing)
        distance += 1


def _module(path: str) -> str:
    return ".".join(PurePosixPath(path.removesuffix("/__init__.py")).with_suffix("").parts)


def _file(module: str) -> str:
    return f"{module.replace('.', '/')}.py"


def _beside(path: str) -> list[str]:
    """Give the tests of the folder that a file which is no module of ours belongs to."""
    if path.endswith(".py") and not path.endswith("conftest.py"):
        return []
    for start, folder in ABOUT_OTHER_FILES.items():
        if path.startswith(f"{start}/"):
            return _tests_in(folder)
    parts = PurePosixPath(path).parts
    return _tests_in("/".join(("tests", *parts[1:2]))) if parts[0] in PACKAGES and len(parts) > 2 else []


def _tests_in(folder: str) -> list[str]:
    return [file.relative_to(PROJECT).as_posix() for file in (PROJECT / folder).rglob("test_*.py")]


if __name__ == "__main__":
    found = nearest_tests(changed_files(sys.argv[1] if len(sys.argv) > 1 else None))
    print(*found[:MOST], sep="\n")
    if len(found) > MOST:
        print(f"{len(found) - MOST} files further away are left to `make test`", file=sys.stderr)
