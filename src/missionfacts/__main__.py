"""The entry point: `missionfacts` and `python -m missionfacts`."""

import gc
import signal
import sys


def run() -> None:
    """Run the command in this process and exit with its code.

    From here on neither an interrupt nor a closed pipe ends in a traceback.
    """
    gc.set_threshold(50_000)  # what is imported stays; looking through it for garbage costs 1 ms of every start
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end as `head` expects of any program that feeds it
    try:
        from missionfacts.cli import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
