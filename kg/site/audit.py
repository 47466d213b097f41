"""What plans leave open in, one self-contained page in both languages out: no script, nothing from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.analysis.audit import Audit
from kg.analysis.audit_report import lead, say, sections, title
from kg.site.scriptless import scriptless

_LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def audit_page(audits: Mapping[str, Sequence[Audit]], lang: str) -> str:
    """Return the page on AUDITS.

    Args:
        audits: the same articles by language, "zh" and "en".
        lang: which of them is shown first.

    """
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
    return scriptless(
        "audit",
        lang=lang,
        tag=_LANGUAGES[lang],
        heading=say("title", lang).format(title=heads[0] if len(heads) == 1 else ", ".join(heads)),
        told=told,
        none=say("no", lang),
    )
