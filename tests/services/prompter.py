"""The one who asks for the password of a gnome-keyring, played by the tests: says no, or says nothing."""

from __future__ import annotations

import threading

from tests.services.bus_program import Answer, BusProgram, Call

_NAME = "org.gnome.keyring.SystemPrompter"
_CALLBACK = "org.gnome.keyring.internal.Prompter.Callback"


class Prompter(BusProgram):
    """`asked` is set while it shows a question. With *answers* it says no to each; without, it leaves them open."""

    def __init__(self, address: str, *, answers: bool) -> None:
        super().__init__(address, _NAME)
        self._answers = answers
        self.asked = threading.Event()

    def on_call(self, call: Call) -> Answer:
        callback = str(call.arguments[0])
        match call.method:
            case "BeginPrompting":
                return Answer(then=lambda: self._ready(callback, ""))
            case "PerformPrompt":
                return Answer(then=lambda: self._ask(callback))
            case "StopPrompting":
                return Answer(then=lambda: self.tell(self.caller, callback, _CALLBACK, "PromptDone", ""))
            case _:
                return super().on_call(call)

    def _ask(self, callback: str) -> None:
        self.asked.set()
        if self._answers:
            self._ready(callback, "no")

    def _ready(self, callback: str, answer: str) -> None:
        self.tell(self.caller, callback, _CALLBACK, "PromptReady", "sa{sv}s", answer, {}, "")
