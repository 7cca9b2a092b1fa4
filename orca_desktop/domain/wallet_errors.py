"""What can go wrong with keys and money: the branch of `domain/errors.py` that hangs on WalletError.

WalletError
├── PhraseWrong            words that make no key
├── KeyFileUnreadable      a file or folder that holds no keys
├── PinWrong               the PIN of a folder of Koii's own node
├── NameTaken, NameUnusable
├── PassphraseWrong, PassphraseTooShort
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
        super().__init__(f"{why} Nothing was imported.")


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


class PassphraseWrong(WalletError):
    """*seconds* is how long no other is tried."""

    title = "The passphrase does not fit"

    def __init__(self, seconds: float = 0.0) -> None:
        wait = f" The next try is possible in {seconds:.0f} seconds." if seconds >= 1 else ""
        super().__init__(f"Nothing was opened.{wait}")
        self.seconds = seconds


class PassphraseTooShort(WalletError):
    title = "The passphrase is too short"

    def __init__(self, least: int) -> None:
        super().__init__(f"Use at least {least} characters; several words are easier to keep in mind than signs.")


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
