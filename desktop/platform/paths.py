"""Where the desk keeps its files: one home folder, one replica file per server and officer.

Every file under a replica's key starts with that replica's stem (`Profile.stem`): the replica and
its `-wal`/`-shm`, damaged ones moved aside, backups. That is how the vault sees that a key is
still needed, and how a revocation finds everything it has to remove.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import platformdirs

from desktop.platform.files import (
    PARTIAL,
    convert_disk_errors,
    private_folder,
    sync_folder,
    write_private,
)

APP_FOLDER = "Penghubung"
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Profile(msgspec.Struct, frozen=True):
    """One enrolment as the home folder knows it: no secret in it, and nobody's name."""

    server_host: str
    officer_id: str
    file: str

    def __post_init__(self) -> None:
        # Read from disk too: a name that leaves the home must not be followed.
        if re.fullmatch(r"[a-z0-9_][a-z0-9._-]*\.db", self.file) is None:
            raise ValueError("not the name of a replica file")

    @property
    def stem(self) -> str:
        """The replica's file name without its suffix."""
        return self.file.removesuffix(".db")


class Label(msgspec.Struct, frozen=True):
    """Who works under a profile, for everybody at this PC to read: as the officer wished to be
    called, with role and agency of the certificate. Nothing of a complaint."""

    name: str = ""
    role: str = ""
    agency: str = ""


class _ProfileFile(msgspec.Struct, frozen=True):
    profile: Profile
    version: int = 1


class _KeyFileHeader(msgspec.Struct, frozen=True):
    profile: Profile


class Home:
    """The desk's folder. Raises `DiskFull` or `DiskFailed` where it cannot be made or read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    @classmethod
    def default(cls) -> Home:
        """The local data folder of this account: not the roaming one, a replica stays put."""
        return cls(platformdirs.user_data_path(APP_FOLDER, appauthor=False, roaming=False))

    @property
    def backups(self) -> Path:
        """Same-keyed copies of replicas; names start with the replica's stem."""
        return self.folder / "backups"

    @property
    def sealed(self) -> Path:
        """Files sealed for the server; not under the replica's key."""
        return self.folder / "sealed"

    def opened(self, profile: Profile) -> Path:
        """Copies of attachments that other programs show; emptied when the desk closes."""
        return self.folder / f"{profile.stem}.opened"

    @convert_disk_errors()
    def prepare(self) -> None:
        """Make the folders, mode 0700."""
        for folder in (self.folder, self.backups, self.sealed):
            private_folder(folder)

    def profile(self, server_url: str, officer_id: str) -> Profile:
        """The profile of this officer at this server.

        Spellings of one address (capitals, default port, closing slash, http or https) give the
        same profile. Raises `ValueError` where the address has no host.
        """
        host = _host(server_url)
        digest = hashlib.blake2b(f"{host}\0{officer_id}".encode(), digest_size=6).hexdigest()
        readable = re.sub(r"[^a-z0-9.-]", "_", host)[:40].strip(".-")
        return Profile(host, officer_id, f"{readable}-{digest}.db")

    def replica_path(self, server_url: str, officer_id: str) -> Path:
        """The replica file of this officer at this server; it need not exist."""
        return self.replica(self.profile(server_url, officer_id))

    def replica(self, profile: Profile) -> Path:
        """The encrypted replica file."""
        return self.folder / profile.file

    def key_path(self, profile: Profile) -> Path:
        """The replica's key, wrapped by the recovery passphrase."""
        return self.folder / f"{profile.stem}.key"

    def lock_path(self, profile: Profile) -> Path:
        """What `InstanceLock` locks."""
        return self.folder / f"{profile.stem}.lock"

    def locked_path(self, profile: Profile) -> Path:
        """A note, empty, that this desk was locked: a new start does not open it by itself."""
        return self.folder / f"{profile.stem}.locked"

    @convert_disk_errors()
    def is_locked(self, profile: Profile) -> bool:
        """Whether it was locked and not opened since."""
        return self.locked_path(profile).exists()

    @convert_disk_errors()
    def set_locked(self, profile: Profile, locked: bool) -> None:
        """Leave that note, or take it away."""
        if locked:
            write_private(self.locked_path(profile), b"")
        else:
            self.locked_path(profile).unlink(missing_ok=True)

    @convert_disk_errors()
    def remove_halves(self, before: float) -> int:
        """Remove files that were begun before a time (Unix seconds) and never got their name; how
        many. A younger one may be under way."""
        found = (path for path in self.folder.glob(f"*{PARTIAL}") if path.is_file())
        halves = [path for path in found if path.stat().st_mtime < before]
        for path in halves:
            path.unlink(missing_ok=True)
        return len(halves)

    @convert_disk_errors()
    def keyed_files(self, profile: Profile) -> list[Path]:
        """What only this profile's key can read: replica, moved-aside copies, backups."""
        outside = {
            self.key_path(profile).name,
            self.lock_path(profile).name,
            *(path.name for path in self._notes(profile)),
        }
        return sorted(
            path
            for folder in (self.folder, self.backups)
            if folder.is_dir()
            for path in folder.iterdir()
            if path.name.startswith(profile.stem)
            and path.name not in outside
            and path.suffix != PARTIAL
            and path.is_file()
        )

    @convert_disk_errors()
    def remove_keyed_files(self, profile: Profile) -> None:
        """Remove what `keyed_files` lists. For a revocation, after `Vault.forget`."""
        for path in self.keyed_files(profile):
            path.unlink(missing_ok=True)
            sync_folder(path.parent)
        self.remove_notes(profile)

    @convert_disk_errors()
    def remove_notes(self, profile: Profile) -> None:
        """Remove what stands beside the files of a profile and is not under its key."""
        for note in self._notes(profile):
            note.unlink(missing_ok=True)

    def _notes(self, profile: Profile) -> tuple[Path, ...]:
        return (
            self.locked_path(profile),
            self.label_path(profile),
            self.card_path(profile),
            self.working_path(profile),
        )

    @convert_disk_errors()
    def current(self) -> Profile | None:
        """The enrolment in use, or None where there is none.

        A missing or damaged `profile.json` is no reason to enrol anew: where exactly one key file
        lies in the home, its header says whose it is.
        """
        try:
            content = self._profile_file.read_bytes()
            return msgspec.json.decode(content, type=_ProfileFile).profile
        except (FileNotFoundError, msgspec.DecodeError):
            held = self.profiles()
            return held[0] if len(held) == 1 else None

    @convert_disk_errors()
    def says_current(self) -> bool:
        """Whether the note of the enrolment in use is there and can be read."""
        try:
            msgspec.json.decode(self._profile_file.read_bytes(), type=_ProfileFile)
        except (FileNotFoundError, msgspec.DecodeError):
            return False
        return True

    @convert_disk_errors()
    def set_current(self, profile: Profile) -> None:
        """Make `profile` the enrolment in use; whole or not at all."""
        self.prepare()
        write_private(self._profile_file, msgspec.json.encode(_ProfileFile(profile)))

    @convert_disk_errors()
    def clear_current(self) -> None:
        """No enrolment is in use any more (after a revocation)."""
        self._profile_file.unlink(missing_ok=True)

    @convert_disk_errors()
    def profiles(self) -> list[Profile]:
        """Every enrolment whose readable key file lies in the home, by file name."""
        found = []
        for path in sorted(self.folder.glob("*.key")):
            try:
                profile = msgspec.json.decode(path.read_bytes(), type=_KeyFileHeader).profile
            except msgspec.DecodeError:
                continue
            if self.key_path(profile) == path:
                found.append(profile)
        return found

    def label_path(self, profile: Profile) -> Path:
        """What this PC calls the officer of a profile."""
        return self.folder / f"{profile.stem}.label"

    @convert_disk_errors()
    def label(self, profile: Profile) -> Label:
        """As the officer labelled it; empty where that was never done or cannot be read."""
        try:
            return msgspec.json.decode(self.label_path(profile).read_bytes(), type=Label)
        except (FileNotFoundError, msgspec.DecodeError):
            return Label()

    @convert_disk_errors()
    def set_label(self, profile: Profile, label: Label) -> None:
        """Call the officer so, on the page that asks who works."""
        write_private(self.label_path(profile), msgspec.json.encode(label))

    def card_path(self, profile: Profile) -> Path:
        """For whom the other officers at this PC may seal: the certificate of its device."""
        return self.folder / f"{profile.stem}.card"

    def working_path(self, profile: Profile) -> Path:
        """On which complaints the officer is at work, sealed for the others at this PC."""
        return self.folder / f"{profile.stem}.working"

    @property
    def _profile_file(self) -> Path:
        return self.folder / "profile.json"


def _host(server_url: str) -> str:
    parts = urlsplit(server_url)
    if not parts.hostname:
        raise ValueError("the server's address has no host")
    default = parts.port is None or parts.port == _DEFAULT_PORTS.get(parts.scheme)
    port = "" if default else f":{parts.port}"
    return f"{parts.hostname}{port}{parts.path.rstrip('/')}"
