"""Accuracy of the whole program on the gold folders, against committed floors.

    python -m bench.accuracy [--shared ../shared] [--gate] [--raise-floors] [--write docs/accuracy.md] [--only seeds
    ...]

Builds each gold input with the `tawatur` command, exports it, runs the scorers of `SHARED/score` on the
export and prints one table. A floor (bench/floors.json) is the least that a figure may be; it never falls by
itself. Exit codes: 0 fine, 1 a figure lies below its floor (`--gate`), 2 gold or scorers are missing or a
build failed. `test` is set aside: its figures are reported, and nothing is chosen on them.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.gold_tables import is_dev, read_rows

FLOORS = Path(__file__).with_name("floors.json")
EPSILON = 0.005
"""Noise allowed below a floor: float rounding of the network differs between processors and flips a few
labels in a thousand."""
_SPAN_FILES = ("mentions", "titles", "times", "events", "attributions")
_LESS_IS_BETTER = {"links.distractors_joined", "events.day_exact.wrong", "findings.per_document"}
_NOT_GATED = {"findings.per_document"}


class Missing(Exception):
    """Something that the bench needs is not there; the message says what."""


@dataclass(frozen=True, slots=True)
class Suite:
    """One gold folder: what to build, what to score it against, with which scorer."""

    name: str
    source: Path
    """File or folder given to `tawatur build`."""
    gold: Path
    scorer: str
    note: str
    gated: bool = True


def suites(shared: Path, scratch: Path) -> list[Suite]:
    """All suites; the development slice of the annotated articles is cut out into `scratch`."""
    gold, train, test = shared / "gold", shared / "data/annotated/train", shared / "data/annotated/test"
    spans, stories = "score_spans.py", "score_stories.py"
    dev = scratch / "dev"
    return [
        Suite("seeds", shared / "seeds", gold / "seeds", spans, "five founding articles"),
        Suite(
            "spans",
            gold / "spans/docs.jsonl",
            gold / "spans",
            spans,
            "14 articles, CNN Arabic and Saudi press",
        ),
        Suite(
            "dev",
            dev / "docs.jsonl",
            _cut_dev(train, dev),
            spans,
            "one in ten annotated articles, not trained on",
        ),
        Suite(
            "stories",
            gold / "stories/docs.jsonl",
            gold / "stories/events.json",
            stories,
            "14 events, 104 reports",
        ),
        Suite(
            "press",
            gold / "press/docs.jsonl",
            gold / "press/events.json",
            stories,
            "8 events, 144 articles, 2015",
        ),
        Suite(
            "test",
            test / "docs.jsonl",
            test,
            spans,
            "62 articles set aside: reported, never tuned on",
            gated=False,
        ),
    ]


def _cut_dev(train: Path, folder: Path) -> Path:
    """The development slice of `train` (see `gold_tables.is_dev`) as a gold folder of its own."""
    if not (train / "docs.jsonl").exists():
        raise Missing(
            f"{train} is missing: the gate needs the gold, and never skips it (--shared says where it is)"
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("docs", *_SPAN_FILES):
        key = "id" if name == "docs" else "doc"
        kept = [row for row in read_rows(train / f"{name}.jsonl") if is_dev(row[key])]
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def _run(*command: object) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    refused = done.returncode == 1 and "build" in command  # built, but an input was refused
    if done.returncode and not refused:
        raise Missing(
            f"`{' '.join(str(part) for part in command)}` failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}"
        )


def measure(suite: Suite, shared: Path, scratch: Path) -> dict[str, float]:
    """Build, export and score one suite; the figures by name, each between 0 and 1 (or a count)."""
    scorer = shared / "score" / suite.scorer
    for needed in (suite.source, suite.gold, scorer):
        if not needed.exists():
            raise Missing(
                f"{needed} is missing: the gate needs the gold, and never skips it (--shared says where it is)"
            )
    case, out, result = (scratch / suite.name / part for part in ("case", "export", "scores.json"))
    _run(sys.executable, "-m", "tawatur", "build", case, suite.source)
    _run(sys.executable, "-m", "tawatur", "export", case, "--format", "jsonl", "--out", out)
    _run(sys.executable, scorer, "--export", out, "--gold", suite.gold, "--json", result)
    return flatten(json.loads(result.read_text(encoding="utf-8")))


def flatten(scores: dict[str, Any]) -> dict[str, float]:
    """One number per figure: F1 where there is one, else accuracy, recall or a count."""
    flat: dict[str, float] = {}
    for name, score in scores.items():
        if score is None:
            continue
        number = next(
            (score[part] for part in ("f", "acc", "r", "per_doc", "n") if score.get(part) is not None), None
        )
        if number is not None:
            flat[name] = float(number)
        if "wrong" in score:
            flat[f"{name}.wrong"] = float(score["wrong"])
        if "inside" in score and score["inside"] is not None:
            flat[f"{name}.inside"] = float(score["inside"])
    return flat


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """What lies under its floor, or over its ceiling where less is better, in words.

    A figure that vanished counts too.
    """
    found = []
    for name, floor in floors.items():
        value = figures.get(name)
        if value is None:
            found.append(f"{name}: no figure, the floor is {floor:g}")
        elif name in _LESS_IS_BETTER and value > floor:
            found.append(f"{name}: {value:g}, at most {floor:g} is allowed")
        elif name not in _LESS_IS_BETTER and value < floor - EPSILON:
            found.append(f"{name}: {value:.4f}, the floor is {floor:.4f}")
    return found


def raised(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """Floors lifted to what was reached; none is ever lowered."""
    lifted = dict(floors)
    for name, value in sorted(figures.items()):
        if name in _NOT_GATED:
            continue
        old = floors.get(name)
        better = min if name in _LESS_IS_BETTER else max
        lifted[name] = value if old is None else better(old, value)
    return dict(sorted(lifted.items()))


def table(measured: dict[str, dict[str, float]]) -> str:
    """All figures as a Markdown table, one column a suite."""
    names = list(dict.fromkeys(name for figures in measured.values() for name in figures))
    head = ["figure", *measured]
    lines = [head, ["---", *("---:" for _ in measured)]]
    for name in names:
        cells = (figures.get(name) for figures in measured.values())
        lines.append(
            [name, *("" if cell is None else f"{cell:.3f}".rstrip("0").rstrip(".") or "0" for cell in cells)]
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def page(measured: dict[str, dict[str, float]], notes: dict[str, str]) -> str:
    """The page `docs/accuracy.md`."""
    listed = "\n".join(f"* **{name}**: {notes[name]}." for name in measured)
    return f"""# Accuracy

Made by `python -m bench.accuracy --write docs/accuracy.md` (in `make bench`); `make gate` holds the gated figures to the
floors of `bench/floors.json`. Names of figures are those of the scorers (`score_spans.py`, `score_stories.py`): F1 where
there is precision and recall, else accuracy, recall or a count.

{table(measured)}

{listed}

**How to read it.** `seeds`, `spans`, `dev`, `stories` and `press` were looked at while the program was made: expect less on
articles that nobody here has seen. `test` was not read and nothing was chosen on it: it is the honest column. Careful
human readers agree with one another at about .95 on names and .80 on event triggers (exact), so no figure can mean more
than that. `links.distractors_joined`, `events.day_exact.wrong` and `findings.per_document` are better when small.
"""


def main() -> int:
    """Measure, print, compare; the exit code says whether the gate holds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="folder with gold/, seeds/, score/, data/"
    )
    parser.add_argument("--only", nargs="+", metavar="SUITE", help="these suites only")
    parser.add_argument(
        "--gate", action="store_true", help="exit 1 where a gated figure lies below its floor"
    )
    parser.add_argument("--raise-floors", action="store_true", help="lift the floors to what was reached")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep cases, exports and scores here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        scratch = asked.keep or Path(temporary)
        try:
            chosen = [
                suite
                for suite in suites(asked.shared, scratch)
                if (asked.only is None or suite.name in asked.only) and (suite.gated or not asked.gate)
            ]
            measured = {suite.name: measure(suite, asked.shared, scratch) for suite in chosen}
        except Missing as error:
            print(error, file=sys.stderr)
            return 2
    print(table(measured))
    if asked.write:
        asked.write.write_text(page(measured, {suite.name: suite.note for suite in chosen}), encoding="utf-8")
    return _compare(measured, {suite.name for suite in chosen if suite.gated}, asked)


def _compare(measured: dict[str, dict[str, float]], gated: set[str], asked: argparse.Namespace) -> int:
    floors: dict[str, dict[str, float]] = (
        json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    )
    failed = [
        f"{name}: {line}"
        for name in measured
        if name in gated
        for line in below(measured[name], floors.get(name, {}))
    ]
    for line in failed:
        print(f"below its floor: {line}", file=sys.stderr)
    if asked.raise_floors:
        for name in sorted(gated):
            floors[name] = raised(measured[name], floors.get(name, {}))
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if asked.gate and not failed:
        print(f"gate holds: {sum(len(floors.get(name, {})) for name in gated)} floors, epsilon {EPSILON}")
    return 1 if asked.gate and failed else 0


if __name__ == "__main__":
    sys.exit(main())
