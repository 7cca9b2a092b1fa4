"""What the node sent, and what the chain made of it: read from the wire and from the chain's own ledger."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.tokens import TokenKind
from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2.programs import kind_of_owner
from orca_desktop.k2.transactions import ProgramCall, parse
from orca_desktop.simulation.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Deed:
    """What may be done once: its kind, the round, and about whom."""

    kind: str
    round: int
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One transaction as it went over the wire. `vote` is what a vote said, `value` where a proof is stored."""

    deed: Deed
    signature: Signature
    slot: int
    vote: bool | None = None
    value: str = ""


class Books:
    """`sendings` in order, the same transaction as often as it was sent."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.sendings: list[Sending] = []

    def write(self, wire: str) -> Sending:
        """Keep a transaction that is being sent, in base64."""
        transaction = parse(base64.b64decode(wire))
        call, kind = next(
            (call, kind) for call in transaction.calls if (kind := kind_of_owner(call.program)) is not None
        )
        instruction = data.decode(call.data, kind)
        sending = Sending(
            deed=_deed(call, instruction, kind),
            signature=transaction.id,
            slot=self._ledger.slot,
            vote=instruction.is_valid if isinstance(instruction, data.VoteOnProof | data.VoteOnList) else None,
            value=instruction.value if isinstance(instruction, data.SubmitProof) else "",
        )
        self.sendings.append(sending)
        return sending

    def landed(self) -> Mapping[Deed, list[Sending]]:
        """The transactions of each deed that the chain carried out."""
        found: dict[Deed, dict[Signature, Sending]] = defaultdict(dict)
        for sending in self.sendings:
            receipt = self._ledger.receipt(sending.signature)
            if receipt is not None and receipt.is_success:
                found[sending.deed].setdefault(sending.signature, sending)
        return {deed: list(sent.values()) for deed, sent in found.items()}

    def sent_after_landing(self) -> list[Sending]:
        """New transactions for a deed that the chain had carried out before they were sent."""
        carried_out = {
            deed: {sending.signature: self._slot_of(sending) for sending in sent}
            for deed, sent in self.landed().items()
        }
        return [
            sending
            for sending in self.sendings
            if any(
                signature != sending.signature and slot < sending.slot
                for signature, slot in carried_out.get(sending.deed, {}).items()
            )
        ]

    def _slot_of(self, sending: Sending) -> int:
        receipt = self._ledger.receipt(sending.signature)
        assert receipt is not None
        return receipt.slot


def _deed(call: ProgramCall, instruction: data.TaskInstruction, kind: TokenKind) -> Deed:
    match instruction:
        case data.Stake():
            return Deed("stake", -1)
        case data.SubmitProof(round=number):
            return Deed("submission", number)
        case data.VoteOnProof(round=number):
            return Deed("vote", number, _candidate(call, instruction, kind))
        case data.UploadListChunk(round=number, index=index):
            return Deed("upload", number, f"{index}")
        case data.SubmitList(round=number):
            return Deed("list", number)
        case data.VoteOnList(round=number):
            return Deed("list vote", number, _candidate(call, instruction, kind))
        case data.Payout(round=number):
            return Deed("payout", number)
        case _:
            raise AssertionError(f"the node does not send {instruction}")


def _candidate(call: ProgramCall, instruction: data.TaskInstruction, kind: TokenKind) -> str:
    names = [role.name for role in data.layout_of(instruction, kind).accounts]
    keys: dict[str, PublicKey] = dict(zip(names, (use.key for use in call.accounts), strict=False))
    return str(keys.get("candidate", ""))
