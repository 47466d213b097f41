"""What is there of the browser files, and Oxigraph's module turned into a script that stands in a page."""

import base64
import gzip

import pytest

from kg.errors import KgError
from kg.site import browserfiles

MODULE = """class A {}
export class Store { url = import.meta.url; }
export function parse() {}
export { initSync, __wbg_init as default };
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "oxigraph.js").write_text(MODULE, encoding="utf-8")
    (tmp_path / "oxigraph.wasm.gz").write_bytes(gzip.compress(b"program"))
    return tmp_path


def test_what_is_not_whole_is_absent(folder):
    (folder / "yasgui.min.js").touch()
    assert browserfiles.absent(folder) == ("drawing", "fonts", "yasgui")


def test_the_drawing_script_is_the_file_or_nothing(tmp_path):
    assert browserfiles.drawing(tmp_path) == ""
    (tmp_path / "vis-network.min.js").write_text("var vis;", encoding="utf-8")
    assert browserfiles.drawing(tmp_path) == "var vis;"


def test_a_module_becomes_a_script(folder):
    engine = browserfiles.engine(folder)
    assert engine.script == "class A {}\nclass Store { url = undefined; }\nfunction parse() {}\n\n"
    assert gzip.decompress(base64.b64decode(engine.program)) == b"program"


def test_without_the_files_there_is_no_engine(tmp_path):
    assert browserfiles.engine(tmp_path) is None


def test_a_module_of_another_shape_is_refused(folder):
    (folder / "oxigraph.js").write_text("import x from 'y';\n" + MODULE, encoding="utf-8")
    with pytest.raises(KgError, match=r"cannot be put into a page: oxigraph\.js; run: python hatch_build\.py"):
        browserfiles.engine(folder)
