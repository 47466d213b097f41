"""Write queries/README.md, the index of the questions, from their headers.

Usage: python tools/index_questions.py
"""

from kg.questions import Question, library, themes
from kg.resources import folder

OPENING = """# Questions

Each file asks one question of the graph in SPARQL 1.1 and opens with a header in `#+` lines: the question in Chinese
and English, what it is good for, its parameters and the meaning of its columns. Ask one with
`kg query targets/by-deadline --param by=2026 --lang en`, list them with `kg query`, or paste the file into any SPARQL
tool: a parameter stands in the query as `$name` and is a variable like any other until it gets a value.

Parameters are bound as typed terms: `year` and `integer` as xsd:integer, `iri` as an IRI, `string` and `lang` as plain
strings. What several headers have in common is described once in `shared.yaml`. The number is that of the competency
question; the answers that a reader of the texts would give stand in `tests/competency/expected/`. Questions across
documents are answered there from the shipped article and invented ones together.

`--format csv` is headed by the columns' names; `--format json` is a list with one object per row, numbers as numbers
and null for what is not stated; `--format md` is a Markdown table; `--format ttl` is for CONSTRUCT and DESCRIBE of your
own. Every row of JSON has its evidence and a citation; `--cite` adds them to the other shapes. Tables and Markdown
are for reading: they say “at least” for `>=` and “hundred million yuan” for 亿元 (words in `kg/data/answers/`), and a
table in a pipe cuts words of over 60 cells. A query of your own, from a file or standard input, may not call SERVICE,
read files or change anything.

Where a column holds the IRI of a thing, `kg query provenance/where-it-says-so --param thing=IRI` shows every place and
claim behind it.

When you write one, put what must be there first, then what may be missing (OPTIONAL), then BIND and FILTER: in another
order, or with FILTER NOT EXISTS over evidence, the store takes minutes where it now takes a blink. What follows a UNION
is joined to it without an index: let each of its parts find its own evidence. In an OPTIONAL that hangs on a value that
may be missing, the missing value matches everything: put the OPTIONAL inside the one that gives the value.
Where an aggregate picks one of several places, put the patterns that tell the words of each into a sub-select of their
own beside it: two small tables are joined at once, while Oxigraph in the browser otherwise goes through all marks anew
for every row.

This index is made by `python tools/index_questions.py`.
"""


def index() -> str:
    """Return the text of the index: a table per theme."""
    lines = [OPENING]
    for theme, words in themes().items():
        lines += [
            f"## {words.en} · {words.zh}",
            "",
            "| no. | name | question | 问题 | parameters | columns |",
            "|---|---|---|---|---|---|",
        ]
        for question in library().values():
            if question.theme == theme:
                name, asked = f"[{question.name}]({question.name}.rq)", question.question
                told = (_parameters(question), ", ".join(f"`{column.name}`" for column in question.columns))
                cells = (str(question.competency), name, asked.en, asked.zh, *told)
                lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join([*lines, *_glossary()])


def _parameters(question: Question) -> str:
    """Return the parameters of QUESTION with their types and defaults."""
    described = []
    for parameter in question.parameters:
        default = "" if parameter.default is None else f" = {parameter.default}"
        described.append(f"`{parameter.name}` {parameter.type}{default}")
    return ", ".join(described)


def _glossary() -> list[str]:
    """Return what every column and parameter means, in both languages, each meaning once."""
    lines = ["## What columns and parameters mean · 列与参数的含义", "", "| name | meaning | 含义 |", "|---|---|---|"]
    meanings = {
        (item.name, item.meaning.en, item.meaning.zh)
        for question in library().values()
        for item in (*question.columns, *question.parameters)
    }
    return [*lines, *(f"| `{name}` | {english} | {chinese} |" for name, english, chinese in sorted(meanings)), ""]


if __name__ == "__main__":
    (folder("queries") / "README.md").write_text(index(), encoding="utf-8", newline="\n")
