"""What rewards charts and tables show: sums of the ledger by day, task or token, beside the period before. No widgets.

Read from the history, never from what is on the screen; to be called from a thread of its own.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from orca_desktop.domain.errors import NoHistoryYet
from orca_desktop.domain.intents import token_name
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.ledger_sums import GAINS, DaySum, Period, by_day, by_task, by_token
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.gui.amounts import amount_text
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.services import HistoryReader
from orca_desktop.gui.words import day_of_month, one_line

NO_TASK = mark("Of no task")


class By(enum.Enum):
    """What one bar stands for."""

    DAY = mark("Day")
    TASK = mark("Task")
    TOKEN = mark("Token")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The last *days* up to and with *today* (UTC), of one task or of all, for one main key or for all.

    By day in one token, KOII unless said.
    """

    by: By
    days: int
    today: date
    task_id: TaskId | None = None
    token: str = token_name(KOII)
    main: PublicKey | None = None

    @property
    def first(self) -> date:
        return self.today - timedelta(days=self.days - 1)

    @property
    def first_before(self) -> date:
        """The first day of the period of the same length before."""
        return self.first - timedelta(days=self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardBar:
    """One day, task or token: what it brought, and what its counterpart of the period before did."""

    name: str
    token: Token
    now: Period
    before: Period
    tip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewards:
    """An answer: bars in order, and in which tokens anything came in or went out, KOII first."""

    question: Question
    bars: tuple[RewardBar, ...]
    tokens: tuple[Token, ...]

    @property
    def is_empty(self) -> bool:
        return not any(bar.now != _nothing(bar.now) or bar.before != _nothing(bar.before) for bar in self.bars)

    def total(self, *, before: bool = False) -> tuple[tuple[Token, Period], ...]:
        """The bars' sum in each token, of the period or of the one before."""
        return tuple(
            (token, _sum(bar.before if before else bar.now for bar in self.bars if bar.token == token))
            for token in dict.fromkeys(bar.token for bar in self.bars)
        )


def rewards_of(reader: HistoryReader, question: Question) -> Rewards:
    """Ask the history. Raises JournalError; where there is none yet, there is nothing in the answer."""
    try:
        sums, known = reader.day_sums(question.task_id), reader.tasks()
    except NoHistoryYet:
        sums, known = (), ()
    tokens = {token_name(task.facts.token): task.facts.token for task in known}
    names = {str(task.id): one_line(task.name) for task in known}
    ours = [item for item in sums if question.main in (None, item.main)]
    recent = [item for item in ours if question.first_before <= item.day <= question.today]
    return Rewards(
        question=question,
        bars=_bars(recent, question, names, tokens),
        tokens=_tokens(recent, tokens),
    )


def period_words(question: Question) -> str:
    """“24 Oct to 22 Nov”."""
    return tr("{first} to {last}", first=day_word(question.first), last=day_word(question.today))


def day_word(day: date) -> str:
    return day_of_month(day.day, day.month)


def total_words(totals: Iterable[tuple[Token, Period]]) -> str:
    """“12.400 KOII, stake cut 0.010 KOII, fees 0.002 KOII”; rewards always, what was lost where there is any."""
    rewards, lost = [], []
    for token, period in totals:
        if period.reward or token.is_koii:
            rewards.append(amount_text(period.reward, token))
        lost += [
            tr(words, amount=amount_text(-amount, token))
            for words, amount in ((mark("stake cut {amount}"), period.slash), (mark("fees {amount}"), period.fee))
            if amount
        ]
    return ", ".join((" + ".join(rewards) or amount_text(0, KOII), *lost))


def _bars(
    sums: Sequence[DaySum], question: Question, names: Mapping[str, str], tokens: Mapping[str, Token]
) -> tuple[RewardBar, ...]:
    if question.by is By.DAY:
        return _day_bars(sums, question, _token(question.token, tokens))
    fold = by_task if question.by is By.TASK else by_token
    bars = []
    for pair in fold(sums, question.first, question.today):
        token = _token(pair.now.token, tokens)
        key = pair.now.key
        name = (names.get(key, key[:8]) or tr(NO_TASK)) if question.by is By.TASK else token.symbol
        tip = key if question.by is By.TASK else str(token.mint or "")
        bars.append(RewardBar(name=name, token=token, now=pair.now, before=pair.before, tip=tip))
    return tuple(bars)


def _day_bars(sums: Sequence[DaySum], question: Question, token: Token) -> tuple[RewardBar, ...]:
    """Each day beside the one that lies as many days before as are shown."""
    of_token = [item for item in sums if item.token == question.token]
    now = by_day(of_token, question.first, question.today)
    before = by_day(of_token, question.first_before, question.first - timedelta(days=1))
    return tuple(
        RewardBar(
            name=day_word(date.fromisoformat(day.key)),
            token=token,
            now=day,
            before=earlier,
            tip=tr("{day} (UTC), beside {earlier}", day=day.key, earlier=earlier.key),
        )
        for day, earlier in zip(now, before, strict=True)
    )


def _tokens(sums: Iterable[DaySum], known: Mapping[str, Token]) -> tuple[Token, ...]:
    found = {item.token for item in sums if (item.account, item.kind) in GAINS} - {token_name(KOII)}
    return (KOII, *(_token(name, known) for name in sorted(found)))


def _token(name: str, known: Mapping[str, Token]) -> Token:
    """One that is not known is told in its smallest unit."""
    if name == token_name(KOII):
        return KOII
    return known.get(name) or Token(symbol=tr("units of {name}", name=name[:6]), decimals=0, mint=PublicKey(name))


def _nothing(period: Period) -> Period:
    return Period(key=period.key, token=period.token)


def _sum(periods: Iterable[Period]) -> Period:
    found = tuple(periods)
    return Period(
        key="",
        token=found[0].token if found else token_name(KOII),
        reward=sum(period.reward for period in found),
        slash=sum(period.slash for period in found),
        fee=sum(period.fee for period in found),
    )
