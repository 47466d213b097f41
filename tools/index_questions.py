"""Write queries/README.md, the index of the questions, from their headers.

Usage: python tools/index_questions.py
"""

from kg.questions import library, themes
from kg.resources import folder

OPENING = """# Questions

Each file asks one question of the graph in SPARQL 1.1 and opens with a header in `#+` lines: the question in Chinese
and English, what it is good for, its parameters and the meaning of its columns. Ask one with
`kg query targets/by-deadline --param by=2026 --lang en`, list them with `kg query`, or paste the file into any SPARQL
tool: a parameter stands in the query as `$name` and is a variable like any other until it gets a value.

Parameters are bound as typed terms: `year` and `integer` as xsd:integer, `iri` as an IRI, `string` and `lang` as plain
strings. What several headers have in common is described once in `shared.yaml`. The number is that of the competency
question; the answers that a reader of the shipped article would give stand in `tests/competency/expected/`.

`--format csv` is headed by the columns' names; `--format json` is a list with one object per row, numbers as numbers
and null for what is not stated; `--format md` is a Markdown table; `--format ttl` is for CONSTRUCT and DESCRIBE of your
own. A query of your own, from a file or standard input, may not call SERVICE, read files or change anything.

When you write one, put what must be there first, then what may be missing (OPTIONAL), then BIND and FILTER: in another
order, or with FILTER NOT EXISTS over evidence, the store takes minutes where it now takes a blink.

This index is made by `python tools/index_questions.py`.
"""


def index() -> str:
    """Return the text of the index: a table per theme."""
    lines = [OPENING]
    for theme, words in themes().items():
        lines += [
            f"## {words.en} · {words.zh}",
            "",
            "| no. | name | question | 问题 | parameters |",
            "|---|---|---|---|---|",
        ]
        for question in library().values():
            if question.theme == theme:
                parameters = ", ".join(f"`{parameter.name}`" for parameter in question.parameters)
                name, asked = f"[{question.name}]({question.name}.rq)", question.question
                lines.append(f"| {question.competency} | {name} | {asked.en} | {asked.zh} | {parameters} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    (folder("queries") / "README.md").write_text(index(), encoding="utf-8", newline="\n")
