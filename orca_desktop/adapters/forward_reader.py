"""A stream that is read forward only, in pieces of bounded size, for a reader of tar archives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orca_desktop.domain.errors import DataError

MAX_READ = 1024**2
"""No header of an archive is longer, whatever it says of itself."""


class ForwardReader:
    """What `tarfile` needs of a file. *read* gives at most so many bytes, and none at the end."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._position = 0

    def tell(self) -> int:
        return self._position

    def seek(self, position: int) -> None:
        """Forward only. Raises DataError."""
        if position < self._position:
            raise DataError("The copy is damaged: it leads back to where it was.")
        while self._position < position and self._some(min(MAX_READ, position - self._position)):
            pass

    def read(self, count: int = -1) -> bytes:
        """Exactly *count* bytes, fewer only at the end. Raises DataError when that is unreasonably much."""
        if not 0 <= count <= MAX_READ:
            raise DataError("The copy is damaged: it has a header of an unreasonable size.")
        pieces = bytearray()
        while len(pieces) < count and (piece := self._some(count - len(pieces))):
            pieces += piece
        return bytes(pieces)

    def _some(self, count: int) -> bytes:
        piece = self._read(count)
        self._position += len(piece)
        return piece


class PieceReader:
    """Reads from an iterator of pieces as from a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def read(self, count: int) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken
