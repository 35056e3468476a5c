"""What the frozen programs start: the window, the command line, or the practice office's server.

One program, two names: `penghubung` (no console on Windows) and `penghubung-cli` (elsewhere a link
to it). The window starts itself again as a server for the practice office.
"""

import sys
from pathlib import Path

from desktop.practice_server import SERVE_PRACTICE


def main() -> int:
    """Dispatch by the program's name and its first argument."""
    if sys.argv[1:2] == [SERVE_PRACTICE]:
        from server.cli import main as serve

        return serve(sys.argv[2:])
    # The name it was called by: a link's own name is lost in `sys.executable`.
    if Path(sys.argv[0]).stem.endswith("-cli"):
        from desktop.cli import main as command

        return command()
    from ui.main import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
