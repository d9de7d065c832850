import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load() -> ModuleType:
    """The stand-ins as a module that worker processes can import by name."""
    folder = str(Path(__file__).parent)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    spec = importlib.util.find_spec("stand_ins")
    assert spec is not None
    return importlib.import_module("stand_ins")


@pytest.fixture(scope="session")
def stand_ins() -> ModuleType:
    return _load()
