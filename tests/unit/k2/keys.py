"""The keys of the public test phrase (k2.md 7.2) and other fixed names that the vectors use."""

from __future__ import annotations

from solders.keypair import Keypair

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId

TASK = TaskId("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
POT = PublicKey("stakepotaccounty3joR5z8jhAkQLrpvZZ1wJ4XPfLC")
MAIN = PublicKey("CpeYMSAY95eF7qcDoK8ozPaS8oZWkSeD3atk2sTfpT5J")
STAKING = PublicKey("CDH9MAF1YxiiunHuNzHxWpBK37jurjLYeW9bjyqNYLXM")
BLOCKHASH = "US517G5965aydkZ46HS38QLi7UQiSojurfbQfKCELFx"


def main_keypair() -> Keypair:
    return Keypair.from_seed(bytes.fromhex("4d54a4483ae234cd07f0710a140d87666a425b35161e1a2115c1e40c334931b1"))


def staking_keypair() -> Keypair:
    return Keypair.from_seed(bytes.fromhex("0de74555956d507fe3b85d0ad5421d82462145dcccbee564620e0d8b36d9a632"))
