"""The settings of a case: `tawatur.toml`, read and checked.

Reads one file; writes it once, when a case is made. The invariant: a key that is not known is an error, so
that a typing mistake cannot be silently without effect.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from tawatur.errors import CaseError
from tawatur.store.files import write_bytes

FORMAT = 1
"""Version of the case folder that this program writes; it reads this one and older ones."""

_TEMPLATE = """\
# Settings of this case. Lines that begin with # are comments.
format = 1            # version of the case folder: leave as it is

language = "ar"       # of labels in what people see: "ar" or "en"
# time_zone = "Africa/Tripoli"   # of publication times that give no zone

# Outlets that Tawatur does not know, by the name to show; also names that mean the same outlet:
# [outlets."Name"]
# name_en = "Name in English"
# aliases = ["another name", "domain.example"]
"""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"no time zone is called {name!r} (try for example Africa/Tripoli)") from error
    return name


class OutletSettings(BaseModel):
    """What the user says about one outlet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name_en: str | None = None
    aliases: tuple[str, ...] = ()


class Settings(BaseModel):
    """What `tawatur.toml` may say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = FORMAT
    language: Literal["ar", "en"] = "ar"
    time_zone: Annotated[str, AfterValidator(_zone)] | None = None
    outlets: dict[str, OutletSettings] = Field(default_factory=dict)
    """By the name to show."""

    def outlet_aliases(self) -> dict[str, str]:
        """Every name and alias that the user gives an outlet → the name to show."""
        named = {name: name for name in self.outlets}
        return named | {alias: name for name, outlet in self.outlets.items() for alias in outlet.aliases}


def read_settings(path: Path) -> Settings:
    """The settings at `path`.

    Raises CaseError in plain words if the file is absent, malformed, or of a newer program.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CaseError(
            f"{path.parent} is not a case (no {path.name} in it); make one with:"
            f" tawatur build {path.parent} ARTICLES"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: {error}") from error
    made_for = given.get("format", FORMAT)
    if isinstance(made_for, int) and made_for > FORMAT:
        raise CaseError(
            f"{path.parent} was made by a newer Tawatur (case format {made_for};"
            f" this program reads up to {FORMAT}): update the program"
        )
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        said = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise CaseError(f"{path}: {said}") from error


def write_settings(path: Path) -> None:
    """Put the settings that a new case begins with at `path`."""
    write_bytes(path, _TEMPLATE.encode())
