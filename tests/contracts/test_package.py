"""What is installed: every packaged file is tracked or new, none is shut out by .gitignore (hatch leaves those out)."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = (
    "src/tawatur/export/templates/report.html.j2",
    "src/tawatur/export/templates/labels.yaml",
    "src/tawatur/sample/reports/reports.jsonl",
    "src/tawatur/model/ontology/talk.yaml",
    "src/tawatur/lexicon/data",
)


@pytest.mark.parametrize("path", NEEDED)
def test_packaged_data_is_there(path):
    assert (ROOT / path).exists()


@pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="not a git checkout")
def test_no_packaged_file_is_ignored():
    data = [path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    listed = "\n".join(str(path.relative_to(ROOT)) for path in data)
    done = subprocess.run(
        ["git", "check-ignore", "--stdin"],
        input=listed,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stdout == ""
