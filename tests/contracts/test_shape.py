"""The shape of the house: sizes, names, docstrings, and where Arabic may stand."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MADE = ROOT / "train/work"  # what training leaves: tables, weights, environments of rival programs
ALL_CODE = sorted(
    path
    for room in ("src", "tests", "bench", "train", "docs")
    for path in (ROOT / room).rglob("*.py")
    if MADE not in path.parents
)
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
HARD_LIMIT = 500
BANNED = {"utils", "helpers", "misc", "common", "base", "manager", "core"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ALL_CODE, ids=_name)
def test_no_module_is_longer_than_the_limit(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= HARD_LIMIT


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_every_module_says_its_job(path):
    assert ast.get_docstring(_tree(path)), (
        "a module opens with two to six lines: its job, what it reads and writes"
    )


def test_names_are_nouns_of_the_trade():
    assert [_name(path) for path in SOURCES if BANNED & {path.stem, path.parent.name}] == []


def _docstrings(tree: ast.Module) -> set[int]:
    """Ids of the constants that are docstrings (of modules, classes, functions, and of fields under them)."""
    found = set()
    for node in ast.walk(tree):
        for statement in getattr(node, "body", []) if not isinstance(node, ast.Lambda | ast.IfExp) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                found.add(id(statement.value))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_arabic_stands_in_the_lexicon_not_in_code(path):
    tree = _tree(path)
    docstrings = _docstrings(tree)
    source = path.read_text(encoding="utf-8").splitlines()
    literal = [
        f"line {node.lineno}: {source[node.lineno - 1].strip()[:80]}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        # an escape or a range of escapes names letters by number; a letter as such is a literal
        if ARABIC.search(node.value) and ARABIC.search("\n".join(source[node.lineno - 1 : node.end_lineno]))
    ]
    assert literal == []


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_the_library_never_prints(path):
    if "cli" in path.parts:
        return
    calls = [
        node.lineno
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert calls == []


@pytest.mark.parametrize("path", [path for path in SOURCES if "lexicon" not in path.parts], ids=_name)
def test_gold_is_never_read_by_the_product(path):
    text = path.read_text(encoding="utf-8")
    assert "shared/" not in text and "data/annotated" not in text
