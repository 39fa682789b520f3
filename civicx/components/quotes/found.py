"""What is found of a quote before its speaker is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Found:
    """A quote before its speaker is resolved: ``head`` is the speaker's noun, ``like`` the found quote that it shares it with."""

    kind: str
    spans: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    head: int | None = None
    clause: list[tuple[int, int]] | None = None
    like: Found | None = None
    stretches: list[int] = field(default_factory=list)

    @property
    def position(self) -> int:
        """The token to order by when speakers are resolved."""
        return self.head if self.head is not None else self.cue[0] if self.cue else -1
