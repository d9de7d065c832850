"""Run the steps of a training in order; one that is done is done again only if what it reads changed.

A step is a module of this package with its options, the files that it reads and those that it writes. What a
finished step read and wrote is kept by digest in `WORK/done/`, its module and those of this package that it
imports among what it read; so a run may be stopped at any step and started again, and goes on there.
"""

import ast
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Step:
    """One module with its options."""

    command: list[str]
    """What follows `python -m`."""
    reads: Sequence[Path]
    """Files and folders, besides the modules that it runs."""
    writes: Sequence[Path]

    @property
    def name(self) -> str:
        """The module and the file that it writes first: some modules run twice."""
        return f"{self.command[0]}-{self.writes[0].stem}"


def digest(paths: Iterable[Path]) -> dict[str, str]:
    """Give the SHA-256 of each file, also of those in folders; "" for what is missing."""
    found: dict[str, str] = {}
    for path in paths:
        files = sorted(part for part in path.rglob("*") if part.is_file()) if path.is_dir() else [path]
        for file in files:
            found[str(file)] = _sha256(file) if file.exists() else ""
    return found


def _sha256(file: Path) -> str:
    made = hashlib.sha256()
    with file.open("rb") as handle:
        while block := handle.read(_BLOCK):
            made.update(block)
    return made.hexdigest()


def modules(name: str) -> list[Path]:
    """Give the file of a module and those of its package that it imports, also through others, sorted.

    Files are looked for below the working directory; those of other packages are not followed.
    """
    found: set[Path] = set()
    waiting = [name]
    while waiting:
        file = Path(f"{waiting.pop().replace('.', '/')}.py")
        if file not in found:
            found.add(file)
            waiting += _imported(file, name.partition(".")[0]) if file.exists() else []
    return sorted(found)


def _imported(file: Path, package: str) -> Iterator[str]:
    """The modules of a package that a file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            named = [f"{package}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            named = [node.module or ""]
        else:
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name for name in named if name.startswith(f"{package}."))


def run(steps: Sequence[Step], work: Path, *, call: Callable[[list[str]], None] | None = None) -> list[str]:
    """Run the steps that are not done; give the names of those that were run.

    Raises CalledProcessError at the first that fails; what was done before it stays done.
    """
    done = work / "done"
    done.mkdir(parents=True, exist_ok=True)
    names = []
    for number, step in enumerate(steps, start=1):
        stamp = done / f"{step.name}.json"
        label = f"[{number}/{len(steps)}] {' '.join(step.command)}"
        inputs = digest([*modules(step.command[0]), *step.reads])
        if stamp.exists() and json.loads(stamp.read_text()) == _facts(step, inputs):
            print(f"{label}: done before", flush=True)
            continue
        print(label, flush=True)
        began = time.time()
        stamp.unlink(missing_ok=True)
        (call or _call)(step.command)
        stamp.write_text(json.dumps(_facts(step, inputs)))
        print(f"[{number}/{len(steps)}] done in {(time.time() - began) / 60:.1f} minutes", flush=True)
        names.append(step.name)
    return names


def _facts(step: Step, inputs: dict[str, str]) -> dict[str, object]:
    return {"command": step.command, "read": inputs, "wrote": digest(step.writes)}


def _call(command: list[str]) -> None:
    subprocess.run([sys.executable, "-m", *command], check=True)
