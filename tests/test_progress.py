"""What a build tells at its end."""

from pathlib import Path

import pytest

from kg.build import Built
from kg.progress import built_lines
from kg.site import browserfiles


@pytest.mark.parametrize(("lang", "words"), [("en", "Oxigraph is absent"), ("zh", "缺少 Oxigraph")])
def test_a_build_says_what_it_had_to_do_without(lang, words, tmp_path, monkeypatch):
    built = Built((), (), 0, Path("out/site/index.html"), kept=True)
    monkeypatch.setattr(browserfiles, "FOLDER", tmp_path)
    lines = list(built_lines(built, Path("out"), lang))
    assert words in lines[-2]
    assert "hatch_build.py" in lines[-1]
    (tmp_path / "fonts").mkdir()
    for name in ("oxigraph.js", "oxigraph.wasm.gz"):
        (tmp_path / name).touch()
    assert "hatch_build.py" not in "".join(built_lines(built, Path("out"), lang))
