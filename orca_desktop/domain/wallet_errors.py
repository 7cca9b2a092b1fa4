"""What can go wrong with keys and money: the branch of `domain/errors.py` that hangs on WalletError.

WalletError
├── PhraseWrong            words that make no key
├── KeyFileUnreadable      a file or folder that holds no keys
├── PinWrong               the PIN of a folder of Koii's own node
├── NameTaken, NameUnusable
├── NoAccount, NoAccountYet
├── NotAKey                a text that is no public key
├── NotRoutine             something that is signed only when the user asks for it
├── AccountKnown           the same keys are here already
├── NotBackedUp            nobody has shown to have a copy of it
├── AccountInUse           it cannot be removed, or exchanged, now
├── PassphraseWrong, PassphraseTooShort, PassphraseTooSoon
├── IdleUnusable           minutes after which no wallet locks
├── PassphraseNeeded       the encrypted file cannot be without one
├── ConfirmationWrong      what was typed to confirm is something else
├── WordsUnknown           there is no phrase to check or show
├── PlaceMissing           a place for secrets that this node was not given
├── KeyFileFailed          a file of ours that cannot be read, written or trusted
├── LeftInKeyring          an entry that was not kept well, and may still be there
├── VaultUnreadable        the encrypted file is damaged
├── VaultNewer             it was written by a newer version
├── WalletLocked           unlock it first
├── CannotSign             a watch-only account
└── MoneyRefused           a request that cannot be carried out as things stand
"""

from __future__ import annotations

from orca_desktop.domain.errors import WalletError


class PhraseWrong(WalletError):
    """*why* never repeats a word of the phrase, except one that is in no list."""

    title = "These words make no key"

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Check them against your paper: 12 or 24 words, in their order.")


class KeyFileUnreadable(WalletError):
    title = "That holds no key"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"{why} Nothing was imported.")


class LeftInKeyring(WalletError):
    title = "The keyring did not keep the account"

    def __init__(self, entry: str, service: str) -> None:
        super().__init__(
            "What was saved could not be read back, and could not be removed either. The keyring may hold it as "
            f"“{entry}” of “{service}”: look there with your desktop's program for passwords, and remove it. "
            "No account was added."
        )


class PinWrong(WalletError):
    title = "The PIN does not fit"

    def __init__(self) -> None:
        super().__init__("It is the six-digit PIN of Koii's own node. Nothing was imported; try again.")


class NameTaken(WalletError):
    title = "There is an account of this name"

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is kept as it is. Choose another name.")


class NameUnusable(WalletError):
    title = "This is no name for an account"

    def __init__(self) -> None:
        super().__init__("Up to 40 letters, digits, spaces, dots and dashes, beginning with a letter or a digit.")


class NoAccount(WalletError):
    title = "There is no such account"

    def __init__(self, text: str) -> None:
        super().__init__(f"No account is called “{text}”. `orca-desktop keys list` shows them.")


class NoAccountYet(WalletError):
    title = "There is no account yet"

    def __init__(self) -> None:
        super().__init__(
            "Taking part needs an account of your own. Create or import one: in the window under Wallet, or with "
            "`orca-desktop keys create`. Nothing was started."
        )


class NotAKey(WalletError):
    title = "That is no public key"

    def __init__(self) -> None:
        super().__init__("An address is 32 to 44 letters and digits, as a wallet shows it. Nothing was saved.")


class NotRoutine(WalletError):
    """*why* is a sentence."""

    title = "This is not signed without you"

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Only proofs, votes, lists, payouts and the agreed stake are. Nothing was signed.")


class AccountKnown(WalletError):
    title = "This account is here already"

    def __init__(self, name: str) -> None:
        super().__init__(f"The same main key is kept as “{name}”. Nothing was changed.")


class AccountInUse(WalletError):
    """*why* is a sentence."""

    title = "The account is in use"

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was changed.")


class NotBackedUp(WalletError):
    title = "Nothing would bring it back"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No copy of “{name}” is known. `orca-desktop keys check {name}` asks for three of its words; --force says "
            "that you have a copy. Nothing was changed."
        )


class ConfirmationWrong(WalletError):
    title = "That is another name"

    def __init__(self, name: str) -> None:
        super().__init__(f"Type “{name}” to confirm. Nothing was changed.")


class WordsUnknown(WalletError):
    title = "There are no words to show"

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” was imported by its key, not by words. Export the key to keep a copy of it.")


class PlaceMissing(WalletError):
    """*place* is a custody in words."""

    title = "There is no such place for keys"

    def __init__(self, place: str) -> None:
        super().__init__(
            f"This node was started without a place of the kind “{place}”. Start it with the option that names it, or "
            "choose another. Nothing was saved."
        )


class PassphraseTooSoon(WalletError):
    """*seconds* is how long no passphrase is tried."""

    title = "Wait a moment"

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"The last passphrase did not fit, this one was not tried. Try again in {_seconds(max(1.0, seconds))}."
        )
        self.seconds = seconds


class PassphraseWrong(WalletError):
    """*seconds* is how long no other is tried."""

    title = "The passphrase does not fit"

    def __init__(self, seconds: float = 0.0) -> None:
        wait = f" The next try is possible in {_seconds(seconds)}." if seconds >= 1 else ""
        super().__init__(f"Nothing was opened.{wait}")
        self.seconds = seconds


class PassphraseTooShort(WalletError):
    title = "The passphrase is too short"

    def __init__(self, least: int) -> None:
        super().__init__(f"Use at least {least} characters; several words are easier to keep in mind than signs.")


class IdleUnusable(WalletError):
    """*most* minutes are the most that there can be."""

    title = "The wallet cannot lock after that time"

    def __init__(self, most: int) -> None:
        super().__init__(f"Minutes are a whole number from 0, which means never, to {most:,}. Nothing was changed.")


class PassphraseNeeded(WalletError):
    title = "The encrypted key file needs a passphrase"

    def __init__(self) -> None:
        super().__init__("Without one its keys could not be encrypted. Choose another passphrase in its place.")


class KeyFileFailed(WalletError):
    title = "The key file cannot be used"

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was saved or changed.")


class VaultUnreadable(WalletError):
    title = "The encrypted key file is damaged"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} cannot be read, and was left as it is. Restore it from a backup, or import the keys again."
        )


class VaultNewer(WalletError):
    title = "The encrypted key file is of a newer version"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was written by a newer version of the program. Nothing was changed; update this one.")


class WalletLocked(WalletError):
    title = "The wallet is locked"

    def __init__(self) -> None:
        super().__init__("Unlock it first. Rounds that are under way go on.")


class CannotSign(WalletError):
    title = "This account can only be watched"

    def __init__(self, name: str) -> None:
        super().__init__(f"The keys of “{name}” are not on this computer. Import them to stake, claim or send.")


class MoneyRefused(WalletError):
    title = "That cannot be done now"

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was sent.")


def _seconds(count: float) -> str:
    return f"{count:.0f} second{'' if round(count) == 1 else 's'}"
