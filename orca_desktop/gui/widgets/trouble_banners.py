"""What is wrong with what every task rests on: the network, the container engine, this node's records."""

from __future__ import annotations

from orca_desktop.domain.status import EngineStatus, NetworkStatus, RecordsStatus
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.language import said, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.state.store import Store


class TroubleBanners:
    """Each is shown while there is something to tell."""

    def __init__(self, theme: Theme, store: Store, bridge: StoreBridge) -> None:
        self.network = Banner(theme, closable=False)
        self.engine = Banner(theme, tone=Tone.WARN, closable=False)
        self.records = Banner(theme, tone=Tone.WARN)
        bridge.network_changed.connect(self._on_network)
        bridge.engine_changed.connect(self._on_engine)
        bridge.records_changed.connect(self._on_records)
        if store.network is not None:
            self._on_network(store.network)
        if store.engine is not None:
            self._on_engine(store.engine)
        if store.records is not None:
            self._on_records(store.records)

    @property
    def banners(self) -> tuple[Banner, ...]:
        return self.network, self.engine, self.records

    def _on_network(self, status: NetworkStatus) -> None:
        if status.reachable:
            self.network.hide()
        else:
            message = said(status.problem) or tr(
                "{server} does not answer. The program keeps trying.", server=status.server
            )
            self.network.say(tr("The network cannot be reached"), message)

    def _on_engine(self, status: EngineStatus) -> None:
        if status.reachable:
            self.engine.hide()
        else:
            message = said(status.problem) or tr(
                "No Docker Engine answers, so no task can start. Start Docker; the program keeps trying."
            )
            self.engine.say(tr("Docker is not running"), message)

    def _on_records(self, status: RecordsStatus) -> None:
        message = " ".join(map(said, (*status.set_aside, status.problem))).strip()
        if message:
            self.records.say(tr("This node's records"), message)
        else:
            self.records.hide()
