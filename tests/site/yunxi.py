"""A small plan written for these tests, and what stands in it."""

from decimal import Decimal

from kg.model import Figure, Inference, Link, Note, Span, Statements, Thing, Traits

TEXT = (
    "云溪县未来5年规划\n"
    "以创新为支撑，让云溪更强。\n"
    "为此，云溪县将打造制造业高地，力争在石桥园区建设云谷工程。到2026年，企业数量增至500家以上。\n"
    "实施强工、兴农“两大行动”。\n"
    "那天𠮷日，天气很好。\n"
)


def at(words: str, nth: int = 0) -> Span:
    """Return where WORDS stand in TEXT for the NTH time (from 0)."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def english(words: str, origin: str) -> dict[str, str]:
    return {"english": words, "english_origin": origin}


def statements() -> Statements:
    figure = Figure(">=", "家", Decimal(500), indicator="企业数量", indicator_span=at("企业数量"))
    things = (
        Thing("Plan-1", "Plan", "云溪县未来5年规划", (at("未来5年规划"),), "plan", **english("Yunxi plan", "curated")),
        Thing("Task-1", "Task", "以创新为支撑，让云溪更强", (at("以创新为支撑，让云溪更强"),), "task"),
        Thing("Goal-1", "Goal", "让云溪更强", (at("让云溪更强"),), "goal", **english("Make Yunxi strong", "composed")),
        Thing("Goal-2", "Goal", "打造制造业高地", (at("打造制造业高地"),), "goal", Traits(status="planned")),
        Thing(
            "Project-1", "Project", "云谷工程", (at("建设云谷工程"),), "project",
            Traits(status="planned", commitment="力争"), inferences=(Inference("status", "mood", at("将")),),
        ),
        Thing("Place-1", "Place", "石桥园区", (at("石桥园区"),), "place", aliases=("石桥",)),
        Thing(
            "Target-1", "Target", "企业数量增至500家以上", (at("到2026年，企业数量增至500家以上"),), "target",
            Traits(status="planned", deadline="2026", figure=figure),
        ),
        Thing("Indicator-1", "Indicator", "企业数量", (at("企业数量"),), "indicator"),
        Thing(
            "Formula-1", "Formula", "两大行动", (at("两大行动"),), "formula",
            Traits(count=2, members=(at("强工"), at("兴农"))),
        ),
    )  # fmt: skip
    links = (
        Link("hasTask", "Plan-1", "Task-1", at("以创新为支撑，让云溪更强"), "tasks"),
        Link("achieves", "Task-1", "Goal-1", at("让云溪更强"), "let"),
        Link("means", "Task-1", "", at("以创新为支撑"), "by", means=at("创新"), role="支撑"),
        Link("isPartOf", "Project-1", "Task-1", at("建设云谷工程"), "below", derived=True),
        Link("takesPlaceAt", "Project-1", "Place-1", at("在石桥园区建设云谷工程"), "at"),
        Link("ofIndicator", "Target-1", "Indicator-1", at("企业数量"), "counted"),
    )
    notes = (Note(at("制造业"), "智造业", "printed so", "a reader"),)
    return Statements(things=things, links=links, notes=notes)
