"""The command, and `python -m hunanfacts`: Ctrl-C is answered even while the program starts."""

import sys


def start() -> int:
    """Run the command line and return its exit status."""
    try:
        from hunanfacts.command.main import main
    except KeyboardInterrupt:
        from hunanfacts.command import error_boundary

        return error_boundary.guarded(_interrupted, None)
    return main()


def _interrupted(_: list[str]) -> int:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(start())
