"""TOML's own tests: `python fuzz/toml_files.py FOLDER`, where the folder has those of toml-lang/toml-test.

None of these files is a knowledge file, and each of them is refused as what it is by TOML 1.1: one below
`invalid` as no TOML, any other as TOML that is no knowledge. What is not ends the run.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_NO_TOML, _NO_KNOWLEDGE = "data-syntax", "data-invalid"
_SINCE = "files-toml-1.1.0"
"""The list of the files that are what they are called by TOML 1.1; some are invalid in 1.0 alone."""
_REFUSED = 3


def refused(folder: Path) -> Counter[str]:
    """Read every TOML file below a folder; return how many were refused, by the code of the error.

    Raise AssertionError for a file that is taken, is refused as something else, or is not refused as
    any call has to end.
    """
    import entrances

    folder = folder.resolve()
    listed = folder / _SINCE
    known = set(listed.read_text(encoding="utf-8").split()) if listed.exists() else None
    files = [file.relative_to(folder) for file in sorted(folder.rglob("*.toml"))]
    with entrances.scratch():
        return Counter(_code(folder / file, _expected(file, known)) for file in files)


def _expected(file: Path, known: set[str] | None) -> tuple[str, ...]:
    if "invalid" not in file.parts:
        return (_NO_KNOWLEDGE,)
    is_so = known is None or file.as_posix() in known
    return (_NO_TOML,) if is_so else (_NO_TOML, _NO_KNOWLEDGE)


def _code(file: Path, expected: tuple[str, ...]) -> str:
    from holding import call

    assert call("validate", "--format=json", str(file)).status == _REFUSED, file
    told = call("list", "--json", "--data", str(file), "--no-cache")
    assert told.status == _REFUSED, file
    found: str = json.loads(told.err)["error"]["code"]
    assert found in expected, (file, found)
    return found


def main() -> None:
    """Say how many files were refused, and as what."""
    if len(sys.argv) != len(["it", "FOLDER"]) or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    found = refused(Path(sys.argv[1]))
    if not found:
        sys.exit(f"no TOML files below {sys.argv[1]}")
    print(
        f"{sum(found.values())} files, each refused: {found[_NO_TOML]} as no TOML, "
        f"{found[_NO_KNOWLEDGE]} as TOML that is no knowledge"
    )


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "fuzz")]
    main()
