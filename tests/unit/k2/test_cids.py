"""CIDs against those that ipfs-unixfs-importer 16 gives with wrapWithDirectory, cidVersion 1 and rawLeaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.k2.cids import MAX_BLOCK_BYTES, directory_cid, directory_size, file_cid, is_cid

VECTORS = [
    (
        "submission.json",
        b'{"signature":"abc"}',
        "bafkreigyiqvhv4v3swrhcuzo3kurfrukfor2ywnr4fuhfpjdiabm5gi5k4",
        "bafybeiapqcsktsd2l7ppo7u4v4vgkypec4vkshesaeo4j5gefjonzoe3sm",
        82,
    ),
    (
        "empty.txt",
        b"",
        "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
        "bafybeid76eyswbhp3f7zrgvkelbpsyoqoa4qzprhraibj6y7cvi7oh2bzq",
        57,
    ),
    (
        "metadata.json",
        b"x" * 300,
        "bafkreianjywkt2olz3l2pjjyb2zj4grxqo43nug3olpdniifca4odqp3y4",
        "bafybeigwtxpntrskp6disdm5pirxmxkxtueeffhz3a73ensjq3ur74bipy",
        362,
    ),
    (
        "größe.json",
        "ö".encode(),
        "bafkreidnxui72ajoejnsrjozjknugk6ese2e6puscwdgdprk4wxcxcy23a",
        "bafybeifvqsz6blm6rl6dyfjflfvf5yqbpvurwzswb3kv3ws6xq7rnkij7i",
        62,
    ),
    (
        "big.bin",
        b"\x07" * MAX_BLOCK_BYTES,
        "bafkreibwg653s7uy2ae7fpsnbvffbzzughlla6z63y4yfhqjxp2wnklsua",
        "bafybeic6cancy5xi3lf6udigbhah2p36neplfpc2ult3rmbcnjj34sdaiu",
        262_201,
    ),
]


@pytest.mark.parametrize(("name", "content", "file", "directory", "size"), VECTORS)
def test_cids_are_those_of_ipfs(name: str, content: bytes, file: str, directory: str, size: int) -> None:
    assert file_cid(content) == file
    assert directory_cid(name, content) == directory
    assert directory_size(name, content) == size


def test_content_above_one_block_is_refused() -> None:
    with pytest.raises(ValueError, match="262,145"):
        directory_cid("big.bin", bytes(MAX_BLOCK_BYTES + 1))


@pytest.mark.parametrize("name", ["", "a/b", "..", ".", "x" * 256])
def test_what_is_no_file_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        directory_cid(name, b"")


@pytest.mark.parametrize(
    "text",
    [
        "bafybeihjtsyty2sjmhriyvqlwxdldz2jkoyjr5pnko3t7jyais4kpgcdhm",
        "bafybeiek6a3ymp6xa3wluetm6v6qwsays6swhs4hihg4uzn4h2frqmzsui",
        "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG",
    ],
)
def test_cids_of_both_versions_are_recognised(text: str) -> None:
    assert is_cid(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "b",
        "bafybei",
        "Qm",
        "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbd",
        "BAFYBEIHJTSYTY2SJMHRIYVQLWXDLDZ2JKOYJR5PNKO3T7JYAIS4KPGCDHM",
        "bafybeihjtsyty2sjmhriyvqlwxdldz2jkoyjr5pnko3t7jyais4kpgcdhm/x",
        "bafybeihjtsyty2sjmhriyvqlwxdldz2jkoyjr5pnko3t7jyais4kpgcdh",
        "b" + "a" * 300,
        "submission",
        "béta",
    ],
)
def test_other_texts_are_no_cids(text: str) -> None:
    assert not is_cid(text)


@given(st.text(max_size=80) | st.text(alphabet="abcdefghijklmnopqrstuvwxyz234567", max_size=70).map("b{}".format))
def test_asking_never_fails(text: str) -> None:
    assert is_cid(text) in (True, False)


@given(st.binary(max_size=2000), st.text(alphabet="abcdefgh.-_", min_size=3, max_size=30))
def test_every_cid_made_here_is_one(content: bytes, name: str) -> None:
    assert is_cid(directory_cid(name, content))
    assert is_cid(file_cid(content))
