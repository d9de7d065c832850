"""The logistic models of this room: weights in `weights/*.json`, made by training."""

from functools import cache
from importlib.resources import files

from tawatur.errors import ModelError
from tawatur.model.logistic import Logistic, read_logistic

_WEIGHTS = files("tawatur.annotate.events") / "weights"


@cache
def load_logistic(name: str) -> Logistic:
    """Read the model of one file of weights.

    Raises ModelError if the file is missing or is not of this form.
    """
    try:
        return read_logistic((_WEIGHTS / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"event weights {name} cannot be read: {error}") from error
