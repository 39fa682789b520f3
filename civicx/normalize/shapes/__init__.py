"""Time expressions in the words of a text: which shapes there are, and where they stand."""

from civicx.normalize.shapes.finder import find, in_run
from civicx.normalize.shapes.found import Found
from civicx.normalize.shapes.patterns import SHAPES, STARTS

__all__ = ["SHAPES", "STARTS", "Found", "find", "in_run"]
