"""Run a command and print what it took: `python hostile_call.py SECONDS COMMAND...`.

It stands between the runner and the command since the memory of a process counts what its parent
had when it began: here that is little. After so many seconds the command is ended.
"""

import os
import subprocess
import sys
import threading
import time

if __name__ == "__main__":
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watch = threading.Timer(float(sys.argv[1]), process.kill)
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    watch.cancel()
    code = os.waitstatus_to_exitcode(status)
    print(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, code)
