"""Where the secrets of new accounts come from: fresh words, words, key files, base58, the folder of Koii's own node."""

from __future__ import annotations

import asyncio
from pathlib import Path

from orca_desktop.adapters.keys.key_files import keypair_of, keypair_of_base58, read_key_file
from orca_desktop.adapters.keys.koii_folder import (
    DamagedAccount,
    KoiiAccount,
    phrase_of,
    read_accounts,
    sealed_phrases,
    unseal,
    usual_folder,
)
from orca_desktop.adapters.keys.local_signer import new_secrets, secrets_of_keypairs, secrets_of_phrase, wallet_of
from orca_desktop.adapters.keys.phrases import cleaned
from orca_desktop.domain.keys import PublicKey, WalletKeys
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.wallet_errors import KeyFileUnreadable, PhraseWrong, PinWrong
from orca_desktop.ports.keys import KoiiKeys, WalletSecrets


class LocalKeySources:
    """Files are read, and keys made of words, in threads."""

    async def fresh(self, words: int) -> WalletSecrets:
        return await asyncio.to_thread(new_secrets, words)

    async def of_phrase(self, phrase: Secret) -> tuple[WalletSecrets, WalletSecrets]:
        return await asyncio.to_thread(_both, phrase)

    async def of_key_file(self, path: Path) -> WalletSecrets:
        return await asyncio.to_thread(lambda: secrets_of_keypairs(keypair_of(read_key_file(path))))

    async def of_base58(self, text: Secret) -> WalletSecrets:
        return await asyncio.to_thread(lambda: secrets_of_keypairs(keypair_of_base58(text.reveal())))

    async def koii_accounts(self, folder: Path | None) -> tuple[KoiiKeys, ...]:
        return await asyncio.to_thread(_listed, folder or usual_folder())

    async def of_koii(
        self, folder: Path | None, names: tuple[str, ...], pin: Secret | None
    ) -> tuple[tuple[str, WalletSecrets], ...]:
        return await asyncio.to_thread(_imported, folder or usual_folder(), names, pin)

    def keys(self, secrets: WalletSecrets) -> WalletKeys:
        return wallet_of(secrets).keys


def _both(phrase: Secret) -> tuple[WalletSecrets, WalletSecrets]:
    text = cleaned(phrase.reveal())
    return secrets_of_phrase(text), secrets_of_phrase(text, cli=True)


def _listed(folder: Path) -> tuple[KoiiKeys, ...]:
    accounts, has_phrases = read_accounts(folder), bool(sealed_phrases(folder))
    return tuple(_told(account, has_phrase=has_phrases) for account in accounts)


def _told(account: KoiiAccount | DamagedAccount, *, has_phrase: bool) -> KoiiKeys:
    if isinstance(account, DamagedAccount):
        return KoiiKeys(name=account.name, problem=account.why)
    return KoiiKeys(name=account.name, main=PublicKey(str(account.main.pubkey())), has_phrase=has_phrase)


def _imported(folder: Path, names: tuple[str, ...], pin: Secret | None) -> tuple[tuple[str, WalletSecrets], ...]:
    found = {account.name: account for account in read_accounts(folder)}
    missing = [name for name in names if name not in found]
    if missing:
        raise KeyFileUnreadable(f"{folder.name} has no account “{missing[0]}”.")
    wanted = [(name, _readable(found[name])) for name in names]
    phrases = _phrases(folder, pin) if pin is not None else ()
    return tuple((name, _secrets(account, phrases)) for name, account in wanted)


def _readable(account: KoiiAccount | DamagedAccount) -> KoiiAccount:
    if isinstance(account, DamagedAccount):
        raise KeyFileUnreadable(account.why)
    return account


def _phrases(folder: Path, pin: Secret) -> tuple[str, ...]:
    """Those that the PIN opens, without those that are damaged. Raises PinWrong when it opens none."""
    sealed, opened, fitted = sealed_phrases(folder), [], False
    for one in sealed:
        try:
            opened.append(cleaned(unseal(one, pin.reveal())))
            fitted = True
        except PhraseWrong:
            fitted = True
        except PinWrong:
            continue
    if sealed and not fitted:
        raise PinWrong
    return tuple(opened)


def _secrets(account: KoiiAccount, phrases: tuple[str, ...]) -> WalletSecrets:
    """The keys that the folder has, which are those of the account; the words only come along."""
    phrase = phrase_of(account, phrases)
    kept = secrets_of_keypairs(account.main, staking=account.staking, kpl_staking=account.kpl_staking)
    if phrase is None:
        return kept
    usual = secrets_of_phrase(phrase)
    return WalletSecrets(
        main=kept.main,
        staking=kept.staking if account.staking is not None else usual.staking,
        kpl_staking=kept.kpl_staking if account.kpl_staking is not None else usual.kpl_staking,
        phrase=Secret(phrase),
    )
