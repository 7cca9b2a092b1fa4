"""The folder of Koii's own node, as that node leaves it (k2.md 7.1, 7.4)."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from solders.keypair import Keypair

from orca_desktop.adapters.keys.phrases import keys_of

PHRASE = "struggle noble ocean glance december wreck problem cereal spoil menu way onion"
"""The public test phrase of Koii's own node (k2.md 7.2)."""

NAME = "My node.1"
PIN = "123456"
SEALED_DATA = (
    "mXXaQIfAJliBcShISRfUEqBuhGkNGtLb0vAeWN3jEU+/Pq0cmzNaNl9j5EytWpqw18YzZtqsXT3O6+j5YLGvSWR6H2JaP+PLsEEoT/g3dgxYRbxL"
    "bODITX6iWI+fOS15"
)
"""The vector of k2.md 7.4."""

SEALED_TEXT = json.dumps(
    {
        "data": SEALED_DATA,
        "iv": base64.b64encode(bytes([2] * 16)).decode(),
        "salt": base64.b64encode(bytes([1] * 32)).decode(),
    },
    separators=(",", ":"),
)


def add_damaged_account(folder: Path, name: str, *, part: str = "wallets") -> None:
    """Another account, of which a file is cut off: its main key (“wallets”) or a staking key (“namespace”)."""
    keys = Keypair()
    (folder / "wallets" / f"{name}_mainSystemWallet.json").write_text(_array(bytes(keys)))
    (folder / "namespace" / f"{name}_stakingWallet.json").write_text(_array(bytes(keys)))
    file = next((folder / part).glob(f"{name}_*"))
    file.write_text(file.read_text()[:50])


def make_koii_folder(folder: Path) -> None:
    """One account with its three keys, and its words behind the PIN."""
    keys = keys_of(PHRASE)
    for part in ("wallets", "namespace", "KOIIDB"):
        (folder / part).mkdir(parents=True)
    (folder / "wallets" / f"{NAME}_mainSystemWallet.json").write_text(_array(bytes(keys.main)))
    (folder / "namespace" / f"{NAME}_stakingWallet.json").write_text(_array(bytes(keys.staking)))
    (folder / "namespace" / f"{NAME}_kplStakingWallet.json").write_text(_array(bytes(keys.kpl_staking)))
    phrases = json.dumps({str(keys.main.pubkey()): SEALED_TEXT})
    (folder / "KOIIDB" / "000003.log").write_bytes(b"\x00\xffENCRYPTED_SEED_PHRASE_MAP" + phrases.encode() + b"\x01")


def _array(secret: bytes) -> str:
    return json.dumps(list(secret))
