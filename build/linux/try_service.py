"""Starts the server's unit under a real systemd, in a Debian made for it.

The wheel and the locked packages lie in /opt/penghubung, the unit in /etc/systemd/system, as
docs/operations.md says. The system boots in a container of its own without a network; inside it
the service must run as its account, answer, write its data folder and nothing else, come back
when it is killed, and end in order. Where no container can be booted here, that is said, and the
unit is only read through by `systemd-analyze verify`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent
UNIT: Final = ROOT / "build" / "linux" / "penghubung-server.service"
SUITE: Final = "bookworm"
SERVICE: Final = "penghubung-server"
PATIENCE_S: Final = 300
PACKAGES: Final = "systemd,systemd-sysv,dbus,python3-venv,ca-certificates"
TRIAL_UNIT: Final = """\
[Unit]
After=penghubung-server.service
[Service]
Type=oneshot
ExecStart=/opt/penghubung/bin/python /trial.py
ExecStopPost=/usr/bin/systemctl --no-block poweroff
[Install]
WantedBy=multi-user.target
"""
TRIAL: Final = """\
import json, os, pathlib, signal, subprocess, time, urllib.request

def ask(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()

def state(name):
    return ask("systemctl", "show", "-P", name, "penghubung-server")

def answers():
    for _ in range(120):
        try:
            with urllib.request.urlopen("http://127.0.0.1:8765/api/v1/health", timeout=5) as said:
                return json.load(said)
        except OSError:
            time.sleep(0.5)
    return None

told = {"answers": answers(), "active": state("ActiveState")}
first = int(state("MainPID"))
told["account"] = pathlib.Path(f"/proc/{first}").owner()
status = pathlib.Path(f"/proc/{first}/status").read_text()
told["capabilities"] = [line.split()[1] for line in status.splitlines() if line[:6] == "CapEff"]
told["no new rights"] = "NoNewPrivs:\\t1" in status
data = pathlib.Path("/var/lib/penghubung")
told["data"] = sorted(path.name for path in data.iterdir())
told["mode"] = oct(data.stat().st_mode & 0o777)
space = ["nsenter", "-t", str(first), "-m", "-S", str(data.stat().st_uid), "--"]
tried = [("/var/lib/penghubung/new", True), ("/opt/penghubung/new", False), ("/etc/new", False)]
told["writes"] = [
    (subprocess.run([*space, "touch", path], capture_output=True).returncode == 0) == may
    for path, may in tried
]
os.kill(first, signal.SIGKILL)
time.sleep(1)
for _ in range(60):
    if state("ActiveState") == "active" and int(state("MainPID")) not in (0, first):
        break
    time.sleep(0.5)
told["comes back"] = answers() is not None and int(state("MainPID")) != first
ask("systemctl", "stop", "penghubung-server")
told["ended"] = [state("Result"), state("ExecMainStatus"), state("ActiveState")]
pathlib.Path("/trial.json").write_text(json.dumps(told))
"""


# What the trial is to find.
HELD: Final[dict[str, object]] = {
    "active": "active",
    "account": "penghubung",
    "capabilities": ["0000000000000000"],
    "no new rights": True,
    "mode": "0o700",
    "writes": [True, True, True],
    "comes back": True,
    "ended": ["success", "0", "inactive"],
}


class NotBooted(Exception):
    """No system can be booted in a container here; the message says what was answered."""


def installed(root: Path, wheel: Path) -> None:
    """A Debian with the service as operations.md puts it in place. Raises `NotBooted`."""
    _need("mmdebstrap", "--quiet", "--variant=minbase", "--mode=root",
          f"--include={PACKAGES}", SUITE, root)  # fmt: skip
    # Names are looked up, and packages fetched, as on this machine.
    for name in ("etc/resolv.conf", "etc/hosts", "etc/ssl/certs/ca-certificates.crt"):
        shutil.copy(Path("/") / name, root / name)
    shutil.copy(wheel, root / "srv" / wheel.name)
    shutil.copy(ROOT / "requirements" / "server.txt", root / "srv" / "server.txt")
    inside = ("chroot", root)
    _need(*inside, "python3", "-m", "venv", "/opt/penghubung")
    pip = (*inside, "/opt/penghubung/bin/pip", "install", "--quiet", "--disable-pip-version-check")
    _need(*pip, "--require-hashes", "--requirement", "/srv/server.txt")
    _need(*pip, "--no-deps", f"/srv/{wheel.name}")
    account = ("--home-dir", "/var/lib/penghubung", "--shell", "/usr/sbin/nologin", "penghubung")
    _need(*inside, "useradd", "--system", *account)
    units = root / "etc" / "systemd" / "system"
    shutil.copy(UNIT, units / UNIT.name)
    (units / "trial.service").write_text(TRIAL_UNIT, encoding="utf-8")
    (root / "trial.py").write_text(TRIAL, encoding="utf-8")
    _need(*inside, "systemctl", "enable", SERVICE, "trial")


def verified(root: Path) -> str:
    """What `systemd-analyze verify` says of the unit; empty where it finds nothing."""
    done = subprocess.run(
        ["chroot", str(root), "systemd-analyze", "verify", f"/etc/systemd/system/{UNIT.name}"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip()


def booted(root: Path) -> dict[str, Any]:
    """Boot it and let the trial run; its answer. Raises `NotBooted`."""
    if shutil.which("systemd-nspawn") is None:
        raise NotBooted("systemd-nspawn is not here")
    command = ["systemd-nspawn", "--quiet", "--boot", "--private-network", "--register=no"]
    command += ["--keep-unit", "--console=pipe", "--directory", str(root)]
    env = {**os.environ, "SYSTEMD_NSPAWN_LOCK": "0"}
    with subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        try:
            said, _ = process.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            said, _ = process.communicate()
    answer = root / "trial.json"
    if not answer.exists():
        raise NotBooted(said.strip()[-2000:])
    found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    return found


def _need(*command: str | Path) -> None:
    parts = [str(part) for part in command]
    done = subprocess.run(parts, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotBooted(f"{' '.join(parts[:5])}: {(done.stdout + done.stderr)[-2000:]}")
