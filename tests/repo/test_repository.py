"""Rules of the repository itself that no other tool checks."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("bench", "desktop", "resources", "server", "sync", "ui")
OWN_FOLDERS = (*ROOMS, "build", "docs", "tests", "requirements", ".ci")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".json", ".cfg", ".ini", ".sh", ".yml", ".yaml", ""}
LONGEST_ROOM = 400
PIN = re.compile(r"^[a-z0-9][a-z0-9-]*==[^ ]+(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
# Written in pieces so that this file does not hold what it forbids.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"py" + r"pi\.org",
            r"python" + r"hosted\.",
            r"registry\.npm" + r"js",
            r"deb\.deb" + r"ian",
            r"(?<![\w.~-])/(?:ro" + r"ot|wo" + r"rk)/",
            r"(?<![\w.~-])/(?:ho" + r"me|Us" + r"ers)/[a-z]",
            r"[A-Z]:\\Us" + r"ers\\",
        )
    )
)


def own_files() -> Iterator[Path]:
    """Every text file of ours, the root's included, caches left out."""
    # In a worktree `.git` is a file that names the machine.
    found = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    for folder in OWN_FOLDERS:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in found:
        if path.suffix in TEXT_SUFFIXES and "__pycache__" not in path.parts:
            yield path


def pins(name: str) -> dict[str, str]:
    """Package to pinned version and marker, as one lock file states them."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "==" in line]
    return {line.split("==")[0]: line.removesuffix(" \\") for line in lines}


@pytest.mark.parametrize("name", ["desk.txt", "dev.txt", "server.txt", "windows.txt"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    content = [line for line in lines if line and not line.startswith("#")]
    strange = [line for line in content if not (PIN.match(line) or HASH.match(line))]
    assert strange == []
    for line, following in zip(content, [*content[1:], ""], strict=True):
        if PIN.match(line):
            assert HASH.match(following), f"no hash for {line}"
    assert "://" not in "\n".join(lines)


@pytest.mark.parametrize("name", ["desk.txt", "server.txt", "windows.txt"])
def test_what_is_shipped_is_what_was_tested(name: str) -> None:
    tested = pins("dev.txt")
    shipped = pins(name)
    assert len(shipped) > 10
    for package, pin in shipped.items():
        assert tested[package].split(" ; ")[0] == pin.split(" ; ")[0]


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["server"], *extras["dev"]]
    names = {re.split(r"[\[<>=; ]", line)[0] for line in wanted}
    assert names - pins("dev.txt").keys() == set()


def test_no_file_names_a_machine_or_a_package_host() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in own_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert found == []


def test_no_room_grows_too_large() -> None:
    large = {
        str(path.relative_to(ROOT)): lines
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if "versions" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_ROOM
    }
    assert large == {}


def test_test_files_have_unique_names() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(set(names)) == sorted(names)


def test_build_folder_is_no_package_and_not_ignored() -> None:
    assert (ROOT / "build" / "bootstrap.py").is_file()
    assert not (ROOT / "build" / "__init__.py").exists()
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"build", "build/", "/build", "/build/"}.isdisjoint(ignored)
