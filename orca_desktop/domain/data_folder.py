"""What a node keeps on the disk, and how much of it there is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPart:
    """One kind of what is kept. `size` in bytes, None where it cannot be told; `words` say what it is, or why not."""

    name: str
    words: str
    size: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFolder:
    """`path` is the folder of the node's records; `free` bytes are left on its disk, None where nobody tells."""

    path: str
    parts: tuple[DataPart, ...]
    free: int | None = None

    @property
    def total(self) -> int:
        """Of all parts whose size is known, in bytes."""
        return sum(part.size or 0 for part in self.parts)
