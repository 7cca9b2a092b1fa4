"""Images: what a registry says of them before they are fetched, and fetching them."""

from __future__ import annotations

from typing import Protocol

from orca_desktop.domain.containers import ImageFacts
from orca_desktop.ports.containers import Progress


class Images(Protocol):
    """Every method raises EngineUnavailable, or ImageMissing with the registry's reason in plain words."""

    async def look_up(self, image: str) -> ImageFacts:
        """What a name stands for now, without fetching it; a tag that has moved on is seen by its new digest.

        The registry is asked unless the name pins its content (a digest, an ID) or the image was made on this machine.
        A registry that does not answer within seconds is done without where the image is here.
        """
        ...

    async def bring(self, image: str, progress: Progress) -> str:
        """The engine's ID of the image, which is fetched unless one of this name is here.

        Cancelling ends the fetching; what is half there is taken up again the next time. *progress* is told the
        figures, and in words when something else begins.
        """
        ...
