"""What the screens call accounts, places for secrets, rows of the ledger and money on its way. No widgets here."""

from __future__ import annotations

import re

from orca_desktop.domain.accounts import Account, Custody, LockStatus, Place, VaultStanding
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.keys import PublicKey, key_bytes
from orca_desktop.domain.ledger import EntryKind
from orca_desktop.domain.money import SagaState
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tokens import KOII, Token, TokenAmount
from orca_desktop.gui.amounts import exact_text
from orca_desktop.gui.language import local, mark, said, tr, typed
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import Term

PLACES = 9
ELSEWHERE = mark("This window cannot change accounts. Use “orca-desktop keys” where the node runs.")
_AMOUNT = re.compile(r"(\d{1,10})(?:\.(\d*))?", re.ASCII)


def custody_term(account: Account) -> Term:
    return {
        Custody.KEYRING: Term(tr("System keyring"), Tone.QUIET),
        Custody.VAULT: Term(tr("Encrypted file"), Tone.QUIET),
        Custody.PLAIN_FILE: Term(tr("Plain file"), Tone.WARN),
        Custody.MEMORY: Term(tr("In memory, until the end"), Tone.WARN),
        Custody.WATCH_ONLY: Term(tr("Watch only"), Tone.INFO),
    }[account.custody]


CUSTODY_CHOICE = {
    Custody.KEYRING: (
        mark("In the keyring of this system"),
        mark("Opened when you log in. The usual choice on a computer of your own."),
    ),
    Custody.VAULT: (
        mark("In an encrypted file"),
        mark("Opened with a passphrase of yours. If you forget it, only the words bring the account back."),
    ),
    Custody.PLAIN_FILE: (mark("In a plain file"), mark("Readable by whoever reads the disk. For servers only.")),
    Custody.MEMORY: (mark("Nowhere"), mark("Gone when the program ends. For trying things out.")),
}


def place_problem(place: Place) -> str:
    """Why an account cannot be put there now; empty when it can."""
    if place.state.standing is VaultStanding.READY:
        return ""
    return (
        said(place.state.words)
        or {
            VaultStanding.LOCKED: tr("It is locked. Unlock it first."),
            VaultStanding.ABSENT: tr("There is none on this system."),
            VaultStanding.BROKEN: tr("It cannot be used now."),
            VaultStanding.READY: "",
        }[place.state.standing]
    )


def backup_term(account: Account) -> Term:
    if not account.can_sign:
        return Term(tr("No keys here"), Tone.QUIET)
    if account.custody is Custody.MEMORY and not account.backed_up:
        return Term(tr("For trying out"), Tone.QUIET)
    return Term(tr("Backed up"), Tone.GOOD) if account.backed_up else Term(tr("Not backed up"), Tone.WARN)


def wants_backup(account: Account) -> bool:
    """Whether something would be lost with this computer."""
    return account.can_sign and not account.backed_up and account.custody is not Custody.MEMORY


def entry_term(kind: EntryKind, amount: int = 0) -> Term:
    """A positive *amount* says that it came in: from another account of the user's, where it was sent."""
    if kind is EntryKind.TRANSFER and amount > 0:
        return Term(tr("Received"), Tone.GOOD)
    return {
        EntryKind.REWARD: Term(tr("Reward"), Tone.GOOD),
        EntryKind.RETURNED_STAKE: Term(tr("Stake returned"), Tone.INFO),
        EntryKind.SLASH: Term(tr("Stake cut"), Tone.BAD),
        EntryKind.FEE: Term(tr("Fee"), Tone.QUIET),
        EntryKind.STAKE: Term(tr("Staked"), Tone.INFO),
        EntryKind.UNSTAKE: Term(tr("Unstaked"), Tone.INFO),
        EntryKind.CLAIM: Term(tr("Claimed"), Tone.AUDIT),
        EntryKind.TRANSFER: Term(tr("Sent"), Tone.WARN),
        EntryKind.DEPOSIT: Term(tr("Deposit"), Tone.INFO),
        EntryKind.DIFFERENCE: Term(tr("Not explained"), Tone.WARN),
    }[kind]


def saga_term(state: SagaState) -> Term:
    return {
        SagaState.RUNNING: Term(tr("Under way"), Tone.INFO),
        SagaState.WAITING: Term(tr("Waiting"), Tone.AUDIT),
        SagaState.DONE: Term(tr("Done"), Tone.GOOD),
        SagaState.FAILED: Term(tr("Failed"), Tone.BAD),
        SagaState.CANCELLED: Term(tr("Cancelled"), Tone.QUIET),
    }[state]


def lock_term(status: LockStatus | None) -> Term:
    if status is None or not status.is_guarded:
        return Term("", Tone.QUIET)
    return Term(tr("Locked"), Tone.WARN) if status.is_locked else Term(tr("Unlocked"), Tone.GOOD)


def signed(amount: int, token: Token = KOII) -> str:
    """“+0.412” or “−0.01”, with as many places as it needs to be exact, three at least where the token has them."""
    whole, rest = divmod(abs(amount), 10**token.decimals)
    places = f"{rest:0{token.decimals}d}".rstrip("0").ljust(min(3, token.decimals), "0") if token.decimals else ""
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return local(f"{sign}{whole:,}.{places}" if places else f"{sign}{whole:,}")


def exact(amount: int) -> str:
    """All nine places that matter: “0.000005”, “41.2”."""
    return exact_text(amount, KOII).removesuffix(f" {KOII.symbol}")


def parse_amount(text: str) -> tuple[Roe | None, str]:
    """An amount of KOII as it was typed, exactly; or None and what is wrong with it."""
    amount, problem = parse_token_amount(text, KOII)
    return (Roe(amount), "") if amount is not None else (None, problem)


def parse_token_amount(text: str, token: Token) -> tuple[Units | None, str]:
    """An amount of a token as it was typed, exactly; or None and what is wrong with it."""
    cleaned = typed(text.strip())
    if not cleaned:
        return None, tr("Type an amount in {token}.", token=token.symbol)
    if "," in cleaned:
        return None, tr("Use a dot before the places, and nothing between the thousands: 1250.5")
    found = _AMOUNT.fullmatch(cleaned)
    if found is None:
        return None, tr("That is no amount. Digits, and a dot before the places: 0.5")
    whole, places = found[1], found[2] or ""
    if len(places) > token.decimals:
        count = tr("nine") if token.is_koii else str(token.decimals)
        return None, tr("{token} has {count} places after the dot, not more.", token=token.symbol, count=count)
    amount = int(whole) * 10**token.decimals + int(places.ljust(token.decimals, "0") or "0")
    return (Units(amount), "") if amount else (None, tr("The amount is nothing."))


def parse_address(text: str) -> tuple[PublicKey | None, str]:
    """A main key as it was typed or pasted; or None and what is wrong with it."""
    cleaned = "".join(text.split())
    if not cleaned:
        return None, tr("Paste or type the address.")
    try:
        key_bytes(cleaned)
    except ValueError:
        return None, tr("That is no address. One has 32 to 44 letters and digits, without 0, O, I and l.")
    return PublicKey(cleaned), ""


def tokens_held(status: WalletStatus | None) -> tuple[TokenAmount, ...]:
    """Those of which there is something."""
    return tuple(held for held in (status.tokens or ()) if held.amount) if status is not None else ()


def elsewhere_words(held: TokenAmount) -> str:
    """What of a token lies where this program does not spend from; empty where nothing does."""
    if not held.elsewhere:
        return ""
    return tr(
        "{amount} more lie in other accounts of the same key, and cannot be spent from here.",
        amount=exact_text(held.elsewhere, held.token),
    )


def unknown_token(mint: PublicKey) -> Token:
    """One of which only the mint is known is told in its smallest unit."""
    return Token(symbol=tr("units of {name}", name=mint[:6]), decimals=0, mint=mint)
