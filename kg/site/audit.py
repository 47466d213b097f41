"""What plans leave open in, one self-contained page in both languages out: no script, nothing from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.analysis.audit import Audit
from kg.analysis.audit_report import lead, say, sections, title
from kg.resources import folder
from kg.site.safe import policy

_LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def audit_page(audits: Mapping[str, Sequence[Audit]], lang: str) -> str:
    """Return the page on AUDITS.

    Args:
        audits: the same articles by language, "zh" and "en".
        lang: which of them is shown first.

    """
    templates = folder("data") / "templates"
    style = (templates / "audit.css").read_text(encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined)
    told = [
        {
            "lang": code,
            "tag": tag,
            "reports": [
                {
                    "title": title(one, code),
                    "lead": lead(one, code),
                    "source": one.source,
                    "sections": list(sections(one, code)),
                }
                for one in audits[code]
            ],
        }
        for code, tag in _LANGUAGES.items()
    ]
    heads = [one.title for one in audits[lang]]
    return environment.get_template("audit.html").render(
        policy=policy((), style),
        style=Markup(style),
        lang=lang,
        tag=_LANGUAGES[lang],
        heading=say("title", lang).format(title=heads[0] if len(heads) == 1 else ", ".join(heads)),
        told=told,
        none=say("no", lang),
    )
