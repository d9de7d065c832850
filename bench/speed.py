"""Speed and memory of the whole program, stage by stage, on a file of real articles.

    python -m bench.speed [--shared ../shared] [--limit N] [--workers N] [--case DIR]

Builds a case from `SHARED/data/news/saudinewsnet_2015.jsonl.xz` (20,323 articles, of which some hundred have
no text) and prints documents and words a second, and the peak memory of each stage: of the building process,
and of the largest worker. `seconds` are by the clock; `processor s` are what the work cost, also on a machine
that has other work to do. A second table says what it costs to add one article more, which was held back, and
to build again, in a process that has all loaded.
"""

import argparse
import itertools
import lzma
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

from tawatur.pipeline import BuildReport, build
from tawatur.store import Case

NEWS = Path("data/news/saudinewsnet_2015.jsonl.xz")
_MB = 1024 * 1024
_LOOK_S = 0.25


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--limit", type=int, default=None, help="take so many articles only")
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument(
        "--case", type=Path, default=None, help="build here and keep it (default: a temporary folder)"
    )
    asked = parser.parse_args()
    # spaCy loads torch where it is there; users have none
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as scratch:
        *most, last = first_lines(asked.shared / NEWS, asked.limit)
        case = Case.create(asked.case or Path(scratch) / "case")
        for title, lines in (("all but one", most), ("one article more", [last])):
            articles = Path(scratch) / f"{title}.jsonl"
            articles.write_bytes(b"".join(lines))
            watch = Watch()
            report = build(case, [articles], workers=asked.workers, progress=watch)
            watch.close()
            print(f"{title}\n\n{table(case, report, watch)}\n", flush=True)
    return 0


def first_lines(path: Path, limit: int | None) -> list[bytes]:
    """The first lines of a packed file."""
    with lzma.open(path, "rb") as stream:
        return list(itertools.islice(stream, limit))


class Watch:
    """A watcher of a build that notes the peak memory of each stage, of this process and of its workers."""

    def __init__(self) -> None:
        self.peaks: dict[str, tuple[float, float]] = {}
        self.cpu_s: dict[str, float] = {}
        """Processor time by stage, of this process and of the workers that have ended."""
        self._stage: str | None = None
        self._open = True
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins."""
        self._stage = stage
        self.cpu_s[stage] = -processor_s()

    def advance(self, count: int = 1) -> None:
        """Steps are not counted here."""

    def finish(self) -> None:
        """A stage has ended."""
        self._note()
        if self._stage is not None:
            self.cpu_s[self._stage] += processor_s()
        self._stage = None

    def close(self) -> None:
        """Stop looking."""
        self._open = False
        self._thread.join()

    def _look(self) -> None:
        while self._open:
            self._note()
            time.sleep(_LOOK_S)

    def _note(self) -> None:
        stage = self._stage
        if stage is None:
            return
        own, child = self.peaks.get(stage, (0.0, 0.0))
        self.peaks[stage] = (max(own, resident("self")), max(child, *map(resident, children()), 0.0))


def processor_s() -> float:
    """Processor seconds used so far by this process and its ended children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def children() -> list[str]:
    """Ids of this process's child processes (Linux; empty elsewhere)."""
    path = Path("/proc/self/task")
    if not path.exists():
        return []
    return [pid for task in path.iterdir() for pid in _read(task / "children").split()]


def resident(pid: str) -> float:
    """Resident memory of a process now, in MB; of this process at its peak where /proc is not there."""
    pages = _read(Path("/proc") / pid / "statm").split()
    if pages:
        return int(pages[1]) * resource.getpagesize() / _MB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if pid == "self" else 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # a process that has just ended
        return ""


def table(case: Case, report: BuildReport, watch: Watch) -> str:
    """The figures, as a table in Markdown."""
    texts = case.documents().column("text").to_pylist()
    words = sum(len(text.split()) for text in texts)
    lines = [
        f"{len(texts):,} documents, {words:,} words; refused {len(report.added.refusals):,}, failed {len(report.failures):,}",
        "",
        "| stage | seconds | processor s | documents/s | words/s | peak MB | peak MB of a worker |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows: list[tuple[str, float, float, float, float]] = [
        (stage, seconds, watch.cpu_s.get(stage, 0.0), *watch.peaks.get(stage, (0.0, 0.0)))
        for stage, seconds in report.seconds.items()
    ]
    sums = sum(row[1] for row in rows), sum(row[2] for row in rows)
    rows.append(("all", *sums, max(row[3] for row in rows), max(row[4] for row in rows)))
    for stage, seconds, cpu_s, own, child in rows:
        rate = f"{len(texts) / seconds:,.1f} | {words / seconds:,.0f}" if seconds else " | "
        lines.append(f"| {stage} | {seconds:,.1f} | {cpu_s:,.1f} | {rate} | {own:,.0f} | {child:,.0f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
