"""The simulated chain without its doors: ledger, content and nodes, driven slot by slot."""

from __future__ import annotations

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2.programs import (
    ASSOCIATED_TOKEN_PROGRAM,
    KOII_TASK_PROGRAM,
    KPL_TASK_PROGRAM,
    SYSTEM_PROGRAM,
    TOKEN_PROGRAM,
)
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.cast import CAST, PURSE, TOKEN_PURSE, Player
from orca_desktop.simulation.census import Census, RememberingCensus
from orca_desktop.simulation.conduct import Conduct
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.genesis import Genesis, make_genesis, tokens_of
from orca_desktop.simulation.ledger import Ledger
from orca_desktop.simulation.nodes import SimulatedNode
from orca_desktop.simulation.options import GENESIS_SLOT, Options
from orca_desktop.simulation.program.task_program import kpl_task_program, task_program
from orca_desktop.simulation.system_program import system_program
from orca_desktop.simulation.token_program import associated_token_program, token_program
from orca_desktop.simulation.tools import Tools
from orca_desktop.simulation.wallets import SimulatedWallet

PROGRAMS = {
    SYSTEM_PROGRAM: system_program,
    KOII_TASK_PROGRAM: task_program,
    KPL_TASK_PROGRAM: kpl_task_program,
    TOKEN_PROGRAM: token_program,
    ASSOCIATED_TOKEN_PROGRAM: associated_token_program,
}


class SimulatedChain:
    """Everything that happens on the network, as a function of the seed, the slots and what others send."""

    def __init__(self, options: Options, census: Census) -> None:
        self.content = ContentStore()
        self.genesis: Genesis = make_genesis(options, self.content)
        players = [(kind, place, player) for kind in TokenKind for place, player in enumerate(CAST[kind])]
        wallets = {player.name: SimulatedWallet(options.seed, player.name) for _, _, player in players}
        accounts = {**self.genesis.accounts}
        for kind, _, player in players:
            accounts |= self._purses(kind, wallets[player.name].main)
        self.ledger = Ledger(accounts, PROGRAMS, slot=GENESIS_SLOT, seed=options.seed)
        self._census = RememberingCensus(census)
        self.nodes = tuple(
            self._node(options, kind, place, player, wallets[player.name]) for kind, place, player in players
        )

    def on_slot(self, slot: int) -> None:
        """A new slot: everybody does what is due in it."""
        self.ledger.begin(slot)
        for node in self.nodes:
            node.act(slot)

    def _purses(self, kind: TokenKind, main: PublicKey) -> dict[PublicKey, Account]:
        purses = {main: Account(lamports=PURSE)}
        if kind is TokenKind.KPL:
            purses |= [tokens_of(main, self.genesis.mint, TOKEN_PURSE)]
        return purses

    def _node(
        self, options: Options, kind: TokenKind, place: int, player: Player, wallet: SimulatedWallet
    ) -> SimulatedNode:
        conduct = Conduct(role=player.role, seed=options.seed, name=player.name)
        return SimulatedNode(self._tools(kind, wallet), conduct, place=place, stake=player.stake)

    def _tools(self, kind: TokenKind, wallet: SimulatedWallet) -> Tools:
        return Tools(
            ledger=self.ledger,
            content=self.content,
            census=self._census,
            wallet=wallet,
            task_id=self.genesis.sample if kind is TokenKind.KOII else self.genesis.token_sample,
            mint=None if kind is TokenKind.KOII else self.genesis.mint,
        )
