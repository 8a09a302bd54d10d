"""The entry point: `missionfacts` and `python -m missionfacts`."""

import contextlib
import gc
import os
import signal
import sys


def run() -> None:
    """Run the command in this process and end it with its code.

    From here on neither an interrupt nor a closed pipe ends in a traceback.
    """
    gc.set_threshold(50_000)  # what is imported stays; looking through it for garbage costs 1 ms of every start
    # Raised as an exception, an interrupt can come up in a callback that prints and swallows it. There is nothing to
    # clean up: the next that compiles a catalogue sweeps away what is half written.
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end as `head` expects of any program that feeds it
    if "_MISSIONFACTS_COMPLETE" in os.environ:
        # Typer would bring in Rich, which costs more than all the rest, to look for its markup in what it prints.
        sys.modules["rich"] = None  # type: ignore[assignment]
    if sys.argv[1:] == ["fact", "--once"]:  # what a login asks, each time; Typer alone takes longer than the answer
        from missionfacts.once import told_today

        if told_today():
            os._exit(0)
    from missionfacts.cli import main

    code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):  # what could not be written has been told already
                stream.flush()
    os._exit(code)  # taking the interpreter down takes time, in which an interrupt would end in a signal


if __name__ == "__main__":
    run()
