"""Bytes in, files in place out: written beside and renamed, so that none is ever half written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError


def put(path: Path, content: bytes) -> None:
    """Write CONTENT to the file PATH, replacing it whole.

    Raises:
        InputError: when PATH is a folder or nothing can be written there.

    """
    if path.is_dir():
        raise InputError("the output is a folder and no file", str(path), "give the name of a file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
        try:
            made = beside / path.name
            made.write_bytes(content)
            made.rename(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise InputError("nothing can be written there", str(path), "give another --out") from error


def put_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write FILES, contents by name, into FOLDER, which is made if need be; other files there stay.

    Raises:
        InputError: when FOLDER is a file or nothing can be written there.

    """
    if folder.exists() and not folder.is_dir():
        raise InputError("the output is a file and no folder", str(folder), "give a folder")
    for name, content in sorted(files.items()):
        put(folder / name, content)
