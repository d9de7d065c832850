import os
import signal
import subprocess
import sys

import pytest

from tawatur.errors import CaseError
from tawatur.store.lock import writer_lock

HOLD = """
import sys, time
from pathlib import Path
from tawatur.store.lock import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_writer_is_told_who_writes_and_a_killed_one_leaves_no_lock(tmp_path):
    path = tmp_path / ".lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(CaseError, match=f"process {holder.pid} on"), writer_lock(path):
            pass
        os.kill(holder.pid, signal.SIGKILL)
    with writer_lock(path):
        pass
