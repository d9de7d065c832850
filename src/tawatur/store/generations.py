"""Generations: the derived tables of a case, each set made from one state of all that it rests on.

Reads and writes `generations/<id>/<table>.parquet`, `manifest.json` beside them, and `CURRENT`. The
invariants: an id is a hash of the inputs, so equal inputs find their generation already made; `CURRENT`
always names a complete generation.
"""

import json
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa

from tawatur.errors import CaseError
from tawatur.model.ids import make_id
from tawatur.store.files import fill_table, finished, is_table, link, new_folder, sweep, write_bytes

_GRACE_S = 3600.0
"""Seconds for which a replaced generation is kept for those who still read it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from."""

    annotator: str
    """Name of the folder under `annotations/`."""
    parts: list[str]
    """Parts of documents and annotations, sorted."""
    documents: str
    """Hash of the ids of the documents and of those that failed: other parts of the same give the same
    generation."""
    stages: dict[str, str]
    """Derived stage → version of its code."""
    decisions: str
    """Hash of the decision log."""
    made_from: dict[str, str] = field(default_factory=dict)
    """Derived stage → hash of all that its tables come from: of an equal one they are the same."""

    @property
    def generation_id(self) -> str:
        """Made from everything but the boundaries of parts."""
        stages = [f"{name}={version}" for name, version in sorted(self.stages.items())]
        return make_id("g", self.annotator, self.documents, self.decisions, *stages)


class Generations:
    """The derived tables of a case."""

    def __init__(self, case: Path) -> None:
        self.folder = case / "generations"
        self._pointer = case / "CURRENT"

    def current(self) -> tuple[str, Manifest] | None:
        """The current generation's id and manifest, or None before the first build.

        Raises CaseError if `CURRENT` names a generation that is not there.
        """
        name = self.current_name()
        return None if name is None else (name, self.manifest(name))

    def current_name(self) -> str | None:
        """The id that `CURRENT` gives, or None before the first build."""
        return self._pointer.read_text(encoding="utf-8").strip() if self._pointer.exists() else None

    def manifest(self, name: str) -> Manifest:
        """What the generation `name` was made from.

        Raises CaseError if it is missing or damaged.
        """
        path = self.folder / name / "manifest.json"
        try:
            return Manifest(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise CaseError(f"generation {name} is missing or damaged ({error}); build again") from error

    def has(self, name: str) -> bool:
        """Whether this generation is already made."""
        return (self.folder / name).is_dir()

    def path(self, name: str, table: str) -> Path:
        """Where a derived table of a generation lies."""
        return self.folder / name / f"{table}.parquet"

    def same(self, tables: Iterable[str], stage: str, manifest: Manifest) -> dict[str, Path]:
        """Where tables of a stage lie in the current generation, if it made them from what `manifest` says; else
        none.
        """
        try:
            current = self.current()
        except CaseError:  # it is damaged: nothing is taken from there
            return {}
        if current is None or current[1].made_from.get(stage) != manifest.made_from[stage]:
            return {}
        paths = {table: self.path(current[0], table) for table in tables}
        return paths if all(is_table(path) for path in paths.values()) else {}

    def write(
        self,
        manifest: Manifest,
        tables: Mapping[str, pa.Table],
        same: Mapping[str, Path] = MappingProxyType({}),
    ) -> str:
        """Put a generation in sight (but not yet current) and give its id; `same`: tables as they lie in another
        one.
        """
        name = manifest.generation_id
        with new_folder(self.folder / name) as beside:
            for table in sorted(tables):
                if table in same:
                    link(same[table], beside / f"{table}.parquet")
                else:
                    fill_table(beside / f"{table}.parquet", tables[table])
            said = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
            (beside / "manifest.json").write_text(said, encoding="utf-8")
        return name

    def make_current(self, name: str) -> None:
        """Point `CURRENT` at a generation; readers see the old one or the new one, never a mixture."""
        os.utime(self.folder / name)
        write_bytes(self._pointer, f"{name}\n".encode())

    def prune(self) -> set[str]:
        """Drop generations replaced over an hour ago; give the annotator folders that the others need."""
        sweep(self.folder)
        current = self.current_name()
        dated = sorted(
            ((path.name != current, -path.stat().st_mtime, path) for path in finished(self.folder)),
            key=lambda one: (*one[:2], one[2].name),
        )
        kept = [path for _, _, path in dated[:2]]  # the current one, and the one before it
        for (_, newer, _), (_, _, path) in zip(dated[1:], dated[2:], strict=False):
            if time.time() + newer < _GRACE_S:
                kept.append(path)
            else:
                shutil.rmtree(path, ignore_errors=True)
        return {self.manifest(path.name).annotator for path in kept}
