"""What a task's container may do and use: the same for every task, whatever its image asks for."""

from __future__ import annotations

from typing import Any

TASK_PORT = "8080/tcp"
DATA_PATH = "/data"
MEMORY_BYTES = 2 * 1024**3
MAX_CPUS = 2
MAX_PROCESSES = 256
MAX_OPEN_FILES = 8_192


def host_config(api: Any, *, volume: str, network: str, cpus: int) -> Any:
    """The engine's settings for a container; *cpus* is how many processors the engine has."""
    from docker.types import LogConfig, Ulimit

    return api.create_host_config(
        cap_drop=["ALL"],
        security_opt=["no-new-privileges"],
        pids_limit=MAX_PROCESSES,
        mem_limit=MEMORY_BYTES,
        memswap_limit=MEMORY_BYTES,
        nano_cpus=min(MAX_CPUS, max(cpus, 1)) * 10**9,
        ulimits=[Ulimit(name="nofile", soft=MAX_OPEN_FILES, hard=MAX_OPEN_FILES)],
        log_config=LogConfig(type=LogConfig.types.JSON, config={"max-size": "10m", "max-file": "3"}),
        # Reaps the processes that a task leaves behind, and passes on the request to end.
        init=True,
        network_mode=network,
        # Loopback only: other machines cannot reach the task. No port is named, so the engine takes a free one.
        port_bindings={TASK_PORT: ("127.0.0.1",)},
        mounts=[{"Type": "volume", "Source": volume, "Target": DATA_PATH}],
    )
