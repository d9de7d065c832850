"""Documents are kept true: generated pages are fresh, links lead somewhere, sizes hold."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "src").rglob("*.md"),
        *(ROOT / "train").glob("*.md"),
    ]
)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
LIMITS = {"ARCHITECTURE.md": 120, "CONTRIBUTING.md": 150}


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["tables.md", "cli.md"])
def test_generated_pages_are_fresh(generate, name):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == generate.PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page):
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages_are_short_enough_to_be_read(page):
    lines = len(page.read_text(encoding="utf-8").splitlines())
    limit = 60 if page.parent.name == "decisions" else LIMITS.get(page.name, 500)
    assert lines <= limit


def test_commands_named_in_the_readme_exist(generate):
    known = set(re.findall(r"^## tawatur (\w+)", generate.cli_page(), re.M))
    for readme in ("README.md", "README.ar.md"):
        named = set(
            re.findall(
                r"`?\btawatur (\w+)\b",
                "\n".join(re.findall(r"```\w*\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.S)),
            )
        )
        assert named <= known, readme


def test_both_readmes_give_the_same_figures():
    english, arabic = (
        [
            re.findall(r"\d\.\d\d", line)
            for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
            if line.startswith("|")
        ]
        for name in ("README.md", "README.ar.md")
    )
    assert list(filter(None, english)) == list(filter(None, arabic)) != []
