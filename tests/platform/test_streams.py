"""Where the system would write in its code page, the programs write UTF-8."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["ui.main", "desktop.cli"])
def test_a_pipe_gets_utf8_whatever_the_code_page_is(module: str) -> None:
    script = f"import sys; from {module} import main\ntry:\n    main(['--version'])\n"
    script += "except SystemExit:\n    pass\nprint('“jalan” – é', flush=True)"
    env = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").splitlines()[-1] == "“jalan” – é"
