"""Kill a build at random moments (kill -9), build again, and compare the exports byte for byte.

    python -m bench.kill [--shared ../shared] [--times 50] [--articles 500] [--most-words 60] [--seed 1]

Each round starts `tawatur build` on the same case, kills its whole process group after a random part of the
time that an undisturbed build takes, and builds on. The articles are the first so many of the news set with
no more words than asked: short ones, so that fifty rounds take minutes. A case is begun anew after it is
complete, so that all moments of a build are met. Exit code 1 if any export differs from that of an
undisturbed build.
"""

import argparse
import filecmp
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.speed import NEWS, first_lines


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--most-words", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        articles = folder / "articles.jsonl"
        articles.write_bytes(b"".join(short_lines(asked.shared / NEWS, asked.articles, asked.most_words)))
        began = time.perf_counter()
        finish(folder / "undisturbed", articles)
        whole_s = time.perf_counter() - began
        export(folder / "undisturbed", folder / "expected")
        print(f"an undisturbed build of {asked.articles} articles takes {whole_s:.1f} s", flush=True)
        kills = different = 0
        while kills < asked.times:
            case = folder / "case"
            shutil.rmtree(case, ignore_errors=True)
            in_a_row = rng.randint(1, 4)
            for _ in range(in_a_row):
                kills += kill_once(case, articles, rng.uniform(0, whole_s))
            finish(case, articles)
            export(case, folder / "found")
            same = equal(folder / "expected", folder / "found")
            different += not same
            print(f"{kills} kills: the export {'is equal' if same else 'DIFFERS'}", flush=True)
    print(f"{kills} kills, {different} exports differ")
    return 1 if different else 0


def short_lines(path: Path, count: int, most_words: int) -> list[bytes]:
    """The first `count` lines of a packed file whose articles have no more than `most_words` words."""
    short = (line for line in first_lines(path, None) if len(json.loads(line)["text"].split()) <= most_words)
    return list(itertools.islice(short, count))


def command(*words: str | Path) -> list[str]:
    """A `tawatur` command line."""
    return [sys.executable, "-m", "tawatur", *map(str, words)]


def kill_once(case: Path, articles: Path, after_s: float) -> bool:
    """Start a build and kill it and its workers; whether it was still running then."""
    build = subprocess.Popen(
        command("build", case, articles),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        build.wait(after_s)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        return True


def finish(case: Path, articles: Path) -> None:
    """Build to the end; articles without text are refused, which is exit code 1."""
    done = subprocess.run(command("build", case, articles), capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"the build failed ({done.returncode}):\n{done.stderr}")


def export(case: Path, out: Path) -> None:
    """Export a case."""
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run(
        command("export", case, "--format", "jsonl", "--out", out), capture_output=True, check=True
    )


def equal(left: Path, right: Path) -> bool:
    """Whether two folders hold the same files, byte for byte."""
    names = sorted(path.name for path in left.iterdir())
    if names != sorted(path.name for path in right.iterdir()):
        return False
    _, different, broken = filecmp.cmpfiles(left, right, names, shallow=False)
    return not different and not broken


if __name__ == "__main__":
    sys.exit(main())
