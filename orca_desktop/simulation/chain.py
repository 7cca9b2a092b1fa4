"""The simulated chain without its doors: ledger, content and nodes, driven slot by slot."""

from __future__ import annotations

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, SYSTEM_PROGRAM
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.census import Census, RememberingCensus
from orca_desktop.simulation.conduct import Conduct, Role
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.genesis import Genesis, make_genesis
from orca_desktop.simulation.ledger import Ledger
from orca_desktop.simulation.nodes import SimulatedNode
from orca_desktop.simulation.options import GENESIS_SLOT, Options
from orca_desktop.simulation.program.task_program import task_program
from orca_desktop.simulation.slots import Slots
from orca_desktop.simulation.system_program import system_program
from orca_desktop.simulation.tools import Tools
from orca_desktop.simulation.wallets import SimulatedWallet

PURSE = 10 * ROE_PER_KOII
CAST = (
    ("Ada", Role.HONEST, ROE_PER_KOII // 10),
    ("Bela", Role.HONEST, ROE_PER_KOII // 10),
    ("Cleo", Role.LAZY, ROE_PER_KOII // 10),
    ("Dora", Role.CHEATING, ROE_PER_KOII),
)
"""Name, role and stake of the simulated nodes."""


class SimulatedChain:
    """Everything that happens on the network, as a function of the seed, the slots and what others send."""

    def __init__(self, options: Options, census: Census) -> None:
        self.content = ContentStore()
        self.genesis: Genesis = make_genesis(options, self.content)
        wallets = {name: SimulatedWallet(options.seed, name) for name, _, _ in CAST}
        purses = {wallet.main: Account(lamports=PURSE) for wallet in wallets.values()}
        self.ledger = Ledger(
            {**self.genesis.accounts, **purses},
            {SYSTEM_PROGRAM: system_program, KOII_TASK_PROGRAM: task_program},
            slot=GENESIS_SLOT,
            seed=options.seed,
        )
        shared = RememberingCensus(census)
        self.nodes = tuple(
            SimulatedNode(
                self._tools(wallets[name], shared),
                Conduct(role=role, seed=options.seed, name=name),
                place=place,
                stake=stake,
            )
            for place, (name, role, stake) in enumerate(CAST)
        )
        self.slots = Slots(GENESIS_SLOT, self._on_slot)

    def _on_slot(self, slot: int) -> None:
        self.ledger.begin(slot)
        for node in self.nodes:
            node.act(slot)

    def _tools(self, wallet: SimulatedWallet, census: Census) -> Tools:
        return Tools(
            ledger=self.ledger,
            content=self.content,
            census=census,
            wallet=wallet,
            task_id=self.genesis.sample,
        )
