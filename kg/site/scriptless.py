"""A template and its values in, a page without any script out, so that nothing can run or be fetched."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.resources import folder
from kg.site.safe import policy


def scriptless(name: str, **values: object) -> str:
    """Return the page that the template NAME.html makes of VALUES, with the style of NAME.css and a policy for both.

    Args:
        name: of a template that extends scriptless.html.
        values: what the template asks for; `tag`, the language of the page, and `heading`, its title, always.

    """
    templates = folder("data") / "templates"
    style = (templates / f"{name}.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{name}.html").render(policy=policy((), style), style=Markup(style), **values)
