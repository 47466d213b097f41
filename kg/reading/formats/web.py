"""The bytes of a web page in, the text of its article out: menus, headers, footers and lists of links are left aside.

The article is the smallest part of the page that holds nearly all sentences outside links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.reading.formats import lines, plain
from kg.reading.formats.grid import Grid

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_IDLE = (
    "script, style, noscript, template, iframe, svg, nav, footer, aside, form, button, select, [hidden], "
    "[aria-hidden=true]"
)
_CONTAINERS = frozenset(("body", "div", "section", "article", "main", "table", "tbody", "tr", "td", "center", "span"))
_INLINE = frozenset((
    "a", "abbr", "b", "big", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark",
    "o:p", "q", "s", "small", "span", "strong", "strike", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_STOP = re.compile(r"[\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COMMA}]")
_DATED = re.compile(r"20\d\d\D\d{1,2}\D\d{1,2}")
_SITE = re.compile(r"\s*[_|]\s*|\s+-+\s+")
_MOST = 0.8
_LONGEST_DATELINE = 80
_LINKS = 0.6


def text_of(data: bytes, where: str) -> str:
    """Return the text of the article on the web page in DATA, its title first.

    Args:
        data: what the file holds; its encoding is UTF-8, what the page says, or GB18030.
        where: the file's name, for the message.

    Raises:
        InputError: when the library is missing, DATA is no text, or the page has no article.

    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise lines.missing("selectolax", "HTML", where) from None
    declared = _DECLARED.search(data[:4096])
    told = (declared.group(1).decode("ascii"),) if declared else ()
    tree = LexborHTMLParser(plain.decode(data, where, told))
    if tree.body is None:
        raise InputError("the page has no text", where, "save the page whole, with its article")
    titles = _titles(tree.body, tree.css_first("title"))
    for node in tree.css(_IDLE):
        if node.tag not in ("html", "body"):
            node.decompose()
    whole = list(_lines(tree.body))
    article = _article(tree.body)
    found = list(_lines(article))
    opening = _opening(titles, whole, found)
    return lines.text([*opening, *found], where, "the page has no text", "save the page whole, with its article")


def _titles(body: LexborNode, title: LexborNode | None) -> list[str]:
    """Return what may be the article's title: its first heading, else the page's title without the site's name."""
    headings = [lines.paragraph(_words(node)) for node in body.css("h1, h2")]
    page = _SITE.split(lines.paragraph(title.text()))[0] if title is not None else ""
    fits = (words for words in (*headings, page) if words and (not page or words in page or page in words))
    return [words.replace("\n", "") for words in fits]


def _opening(titles: list[str], whole: list[str], found: list[str]) -> list[str]:
    """Return the title and the dated line that stand above the article's own part of the page."""
    opening = []
    if titles and titles[0] not in found[:8]:
        opening.append(titles[0])
    if found and found[0] in whole:
        before = whole[: whole.index(found[0])]
        dated = [line for line in before if len(line) <= _LONGEST_DATELINE and _DATED.search(line)]
        opening += dated[-1:]
    return opening


def _article(body: LexborNode) -> LexborNode:
    """Return the smallest part of BODY that holds nearly all of the marks that close and part sentences."""
    weights = _weights(body)
    node = body
    while True:
        child = node.child
        best: LexborNode | None = None
        while child is not None:
            heavy = weights.get(child.mem_id, 0) >= _MOST * weights.get(node.mem_id, 0) > 0
            if heavy and child.tag in _CONTAINERS:
                best = child
            child = child.next
        if best is None or not _parts(best):
            return node
        node = best


def _parts(node: LexborNode) -> bool:
    """Tell whether NODE has parts of its own, and is not one paragraph."""
    child = node.child
    while child is not None:
        if child.tag not in _INLINE and child.tag not in ("-text", "br"):
            return True
        if child.tag == "br" or (child.tag == "span" and child.child is not None and child.child.tag not in ("-text",)):
            return True
        child = child.next
    return False


def _weights(body: LexborNode) -> dict[int, int]:
    """Return how many marks of sentences each element holds outside links, by the element's id."""
    weights: dict[int, int] = {}
    for node in body.traverse(include_text=True):
        if node.tag != "-text":
            continue
        marks = len(_STOP.findall(node.text_content or ""))
        chain = []
        above = node.parent
        while marks and above is not None:
            if above.tag == "a":
                marks = 0
            chain.append(above.mem_id)
            above = above.parent
        for identity in chain if marks else ():
            weights[identity] = weights.get(identity, 0) + marks
    return weights


def _lines(node: LexborNode) -> Iterator[str]:
    """Yield the lines of what stands in NODE; a table of data gives a line for each of its rows."""
    words: list[str] = []
    pending: list[LexborNode | str] = [node]
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            yield from _flush(words)
        elif part.tag == "-text":
            words.append(part.text_content or "")
        elif part.tag == "br":
            words.append("\0")
        elif part.tag == "table" and _is_data(part):
            yield from _flush(words)
            yield from _rows(part)
        elif part is not node and _is_menu(part):
            yield from _flush(words)
        elif part.tag in _INLINE:
            pending.extend(reversed(_children(part)))
        elif not (part.tag or "-").startswith(("-", "!")):
            yield from _flush(words)
            pending.append("")
            pending.extend(reversed(_children(part)))
    yield from _flush(words)


def _flush(words: list[str]) -> Iterator[str]:
    joined = " ".join("".join(words).split())
    words.clear()
    for line in joined.split("\0"):
        if line.strip():
            yield lines.paragraph(line)


def _children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _words(node: LexborNode) -> str:
    return str(node.text(deep=True))


def _is_menu(node: LexborNode) -> bool:
    """Tell whether most words of a list or part are those of several links."""
    if node.tag not in ("ul", "ol", "div", "dl", "p", "td"):
        return False
    links = node.css("a")
    if len(links) < 2:
        return False
    words = "".join(_words(node).split())
    linked = sum(len("".join(_words(link).split())) for link in links)
    return linked > _LINKS * len(words) and not _STOP.search(words[-1:])


def _is_data(table: LexborNode) -> bool:
    """Tell whether a table holds data in at least two columns, and no other table or long paragraphs."""
    if len(table.css("table")) > 1:
        return False
    rows = table.css("tr")
    broad = sum(len(row.css("td, th")) > 1 for row in rows)
    if not broad or 2 * broad < len(rows):
        return False
    return all(len(cell.css("p")) < 6 for cell in table.css("td, th"))


def _rows(table: LexborNode) -> Iterator[str]:
    grid = Grid()
    for tr in table.css("tr"):
        for cell in (child for child in _children(tr) if child.tag in ("td", "th")):
            grid.add("".join("\n" if part == "\0" else part for part in _cell(cell)), *_spans(cell))
        yield lines.row(grid.close())


def _cell(cell: LexborNode) -> Iterator[str]:
    for part in cell.traverse(include_text=True):
        if part.tag == "-text":
            yield " ".join((part.text_content or "").split())
        elif part.tag in ("br", "p", "div"):
            yield "\0"


def _spans(cell: LexborNode) -> tuple[int, int]:
    width, height = (str(cell.attributes.get(name) or "1") for name in ("colspan", "rowspan"))
    return int(width) if width.isdecimal() else 1, int(height) if height.isdecimal() else 1
