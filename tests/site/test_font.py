"""The pages' own font: it has every character, the same bytes every time, and little else."""

import base64
import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kg.reading.article import load
from kg.site import browserfiles, font
from kg.site.font import covered, faces

ARTICLE = load(Path(__file__).resolve().parents[2] / "articles" / "jiangbei.txt").text
LIMIT = 120_000  # bytes of style rules for the article's own characters

needs_fonts = pytest.mark.skipif(
    "fonts" in browserfiles.absent(), reason="the font files are absent: python hatch_build.py brings them in"
)


@pytest.fixture(scope="module")
def folder():
    return browserfiles.FOLDER / "fonts"


def glyphs(css: str) -> dict[int, bool]:
    """Return the code points of the fonts in CSS, each with whether its glyph draws anything."""
    found = {}
    for data in re.findall(r"base64,([^)]+)\)", css):
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            for point, name in font.getBestCmap().items():
                found[point] = font["glyf"][name].numberOfContours != 0
    return found


@needs_fonts
def test_every_character_of_the_article_has_a_glyph(folder):
    drawn = glyphs(faces(ARTICLE, folder))
    wanted = {ord(letter) for letter in ARTICLE if letter.isprintable() and not letter.isspace()}
    assert ord("踔") in wanted
    assert {chr(point) for point in wanted if not drawn.get(point)} == set()


@needs_fonts
def test_the_font_is_small_and_has_nothing_else(folder):
    css = faces(ARTICLE, folder)
    assert len(css) <= LIMIT
    assert set(glyphs(css)) <= {ord(letter) for letter in ARTICLE} | {0x20}


@needs_fonts
def test_the_same_characters_give_the_same_bytes_in_any_order(folder):
    assert faces(ARTICLE[:200], folder) == faces(sorted(set(ARTICLE[:200])), folder)


@needs_fonts
def test_a_rule_is_for_the_characters_that_its_slice_has(folder):
    css = faces("a踔", folder)
    assert sorted(re.findall(r"unicode-range:([^}]+)", css)) == ["U+20,U+61", "U+20,U+8e14"]
    assert covered("a踔\n", folder) == frozenset("a踔")


def test_without_files_there_are_no_rules(tmp_path):
    assert faces("字", tmp_path) == ""


@needs_fonts
def test_another_process_makes_the_same_font(folder):
    alone = [faces(letters, folder) for letters in (ARTICLE[:50], "a踔")]
    with font.beside([ARTICLE[:50], "a踔"], folder):
        begun = dict(font._begun)
        assert [faces(letters, folder) for letters in (ARTICLE[:50], "a踔")] == alone
        assert [made.cancelled() or bool(made.result()) for made in begun.values()] == [True, True]
    assert font._begun == {}


@needs_fonts
@pytest.mark.parametrize("program", ["", "/nowhere/python", "false"])
def test_where_no_process_can_be_started_the_font_is_the_same(program, folder, monkeypatch):
    monkeypatch.setattr(font.sys, "executable", program)
    with font.beside(["a踔"], folder):
        made = faces("a踔", folder)
    assert made == faces("a踔", folder)
    assert made.count("@font-face") == 2
