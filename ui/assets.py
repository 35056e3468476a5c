"""Where the bundled files of the window lie: fonts, icons, translations."""

from importlib.resources import files
from pathlib import Path


def beside(*parts: str) -> Path:
    """Path of a file that lies beside `resources`; raises FileNotFoundError as `asset`."""
    path = Path(str(files("resources"))).parent.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"not shipped: {'/'.join(parts)}")
    return path


def asset(*parts: str) -> Path:
    """Path of a file in `resources`; raises FileNotFoundError when it was not shipped."""
    path = Path(str(files("resources"))).joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"not shipped: {'/'.join(parts)}")
    return path
