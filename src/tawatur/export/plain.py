"""Views as plain values for `--json`: dataclasses to dictionaries, with the properties that readers want.

Pure; the order of keys is the order of fields.
"""

from dataclasses import fields, is_dataclass
from typing import Any

from tawatur.export.cite import Citation
from tawatur.export.timeline import Support


def plain(value: Any) -> Any:
    """`value` with its dataclasses as dictionaries; citations carry `place`, supports carry `verdict`."""
    if is_dataclass(value) and not isinstance(value, type):
        made = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Citation):
            made["place"] = value.place
        elif isinstance(value, Support):
            made["verdict"] = value.verdict
        return made
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
