"""Web pages: the article found, menus dropped, tables as rows, and one line for pages without text."""

from __future__ import annotations

import pytest
from published import BODY, DATE, ROWS, TABLE, TITLE

from kg.errors import InputError
from kg.reading.formats.web import text_of

pytest.importorskip("selectolax", reason="needs plan-kg[formats]")

SECOND = "坚持稳中求进，推动产业升级，增进民生福祉。"
MENU = "<ul>" + "".join(f'<li><a href="#">{words}</a></li>' for words in ("首页", "政务公开", "互动交流")) + "</ul>"
GRID = "<table>" + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in TABLE) + "</table>"


def page(article: str, head: str = "") -> bytes:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_云岭县人民政府</title>{head}
<style>p {{ color: red }}</style><script>var a = "。，；";</script></head><body>
<div class="top">{MENU}<p>欢迎访问。</p></div>{article}
<div class="links"><h3>相关链接</h3>{MENU}</div>
<footer><p>主办：云岭县人民政府办公室。</p></footer></body></html>""".encode()


PAGES = [
    (f"<div><h1>{TITLE}</h1><p>{DATE}</p><div id=c><p>{BODY}</p><p>{SECOND}</p></div></div>", "headed"),
    (
        f"<table><tr><td><p>{DATE}</p></td></tr><tr><td><p>{BODY}</p><p>{SECOND}</p></td></tr></table>",
        "laid in a table",
    ),
    (f"<div>{DATE}<div><div>{BODY}<br><br>{SECOND}</div></div></div>", "broken by br"),
    (f"<div><span>{DATE}</span><span><div>{BODY}</div><div>{SECOND}{MENU}</div></span></div>", "in spans"),
    (f"<article><h1>{TITLE}</h1><time>{DATE}</time><p><b>{BODY[:4]}</b>{BODY[4:]}<p>{SECOND}</article>", "unclosed"),
]


@pytest.mark.parametrize(("article", "kind"), PAGES, ids=[kind for _, kind in PAGES])
def test_the_article_is_found(article: str, kind: str) -> None:
    assert text_of(page(article), "a.html").split("\n") == [TITLE, DATE, BODY, SECOND]


def test_a_table_of_data_is_rows() -> None:
    found = text_of(page(f"<div><p>{BODY}</p>{GRID}<p>{SECOND}</p></div>"), "a.html").split("\n")
    assert found == [TITLE, BODY, *ROWS, SECOND]


def test_a_cell_over_two_rows_is_repeated() -> None:
    rows = "<tr><td rowspan=2>经济<td>生产总值<br>（亿元）<td>9<tr><td>投资<td>8"
    found = text_of(page(f"<div><p>{BODY}</p><table>{rows}</table><p>{SECOND}</p></div>"), "a.html").split("\n")
    assert found[2:4] == ["经济 | 生产总值（亿元） | 9", "经济 | 投资 | 8"]


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_the_page_tells_its_encoding(encoding: str) -> None:
    words = "<html><head><meta charset=big5></head><body><p>產業發展，經濟成長。</p></body></html>"
    assert text_of(words.replace("big5", encoding).encode(encoding), "a.html") == "產業發展，經濟成長。"


@pytest.mark.parametrize("data", [b"<html><body><script>1</script></body></html>", b"<!-- -->"])
def test_refuses_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"the page has no text: plan\.html"):
        text_of(data, "plan.html")


def test_a_page_nested_very_deep_ends() -> None:
    assert text_of(b"<div>" * 20000 + BODY.encode(), "a.html") == BODY
