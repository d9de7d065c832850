"""The only room that moves data: what runs in which order, what is already done, what a stop left to do.

Start with `plan.py`: the stages on one screen. Reads and writes cases through the store; the stages
themselves are pure.
"""

from tawatur.pipeline.add import AddReport, add
from tawatur.pipeline.build import BuildReport, build

__all__ = ["AddReport", "BuildReport", "add", "build"]
