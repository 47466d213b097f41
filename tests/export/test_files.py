from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.export.files import put, put_all


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "a.txt", b"1")
    put(tmp_path / "deep" / "a.txt", b"2")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "deep").iterdir()] == [("a.txt", b"2")]


def test_other_files_of_a_folder_stay(tmp_path: Path) -> None:
    put(tmp_path / "other", b"")
    put_all(tmp_path, {"b.csv": b"b", "a.csv": b"a"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv", "other"]


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the output is a folder and no file"):
        put(tmp_path, b"")


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    put(tmp_path / "file", b"")
    with pytest.raises(InputError, match="the output is a file and no folder"):
        put_all(tmp_path / "file", {})
    with pytest.raises(InputError, match="nothing can be written there"):
        put(tmp_path / "file" / "below", b"")
