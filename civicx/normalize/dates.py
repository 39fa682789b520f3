"""From the words of a time expression, and the days it hangs on, to its value."""

from __future__ import annotations

from civicx.normalize.datelines import publication_day

__all__ = ["publication_day"]
