"""Run as a child process: do one thing to a vault and die before its n-th step on the disk.

`python -m tests.platform.cut_power ACTION HOME KEYRING N`; exit code 9 = died, 0 = got through.
A step is any call that changes a file: the power goes off between two of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.platform.paths import Home
from desktop.platform.vault import Vault
from desktop.platform.wrapping import Cost
from tests.platform.keyrings import FileKeyring

STEPS = ("open", "write", "fsync", "link", "unlink", "replace", "rename")
DIED = 9


def die_before(step: int) -> None:
    """Count the calls in `STEPS` from now on; the `step`-th ends the process at once."""
    left = [step]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os._exit(DIED)
            return call(*args, **kwargs)

        return instead

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


def main(action: str, home_folder: str, keyring_file: str, step: str) -> None:
    home = Home(Path(home_folder))
    home.prepare()
    vault = Vault(FileKeyring(Path(keyring_file)), home, Cost(64, 1, 1))
    profile = home.profile("https://desk.example", "officer-1")
    die_before(int(step))
    if action == "create":
        vault.create(profile, "first passphrase")
    elif action == "change":
        vault.change_passphrase(profile, None, "second passphrase")
    elif action == "forget":
        vault.forget(profile)
    elif action == "repair":
        vault.unlock(profile, None)
    else:
        raise SystemExit(2)


if __name__ == "__main__":
    main(*sys.argv[1:])
