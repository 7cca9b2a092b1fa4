"""What can go wrong with evidence.

EvidenceError
├── NoEvidence         nothing is known of the round
├── EvidenceTooLarge   more than a bundle may hold
├── AuditImpossible    there is nothing to audit again
└── BundleDamaged      a bundle that does not hold
"""

from __future__ import annotations

from orca_desktop.domain.errors import OrcaError


class EvidenceError(OrcaError):
    """Evidence about a round."""


class NoEvidence(EvidenceError):
    title = "Nothing is known of this round"

    def __init__(self, number: int) -> None:
        super().__init__(f"This node has no record of round {number:,} of this task, so there is nothing to save.")


class EvidenceTooLarge(EvidenceError):
    title = "The evidence is too large"

    def __init__(self) -> None:
        super().__init__("There is more about this round than a bundle may hold. Nothing was written.")


class AuditImpossible(EvidenceError):
    title = "This proof cannot be audited again"

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Nothing was asked, and nothing was sent.")


class BundleDamaged(EvidenceError):
    title = "This bundle does not hold"

    def __init__(self, reason: str) -> None:
        super().__init__(f"Do not rely on it: {reason}.")
