"""A graph in, what the pages show out."""

from yunxi import TEXT, at

from kg.site import data


def one(view, zh):
    return next(item for item in view.items if item.zh == zh)


def test_everything_the_article_names_is_an_item_and_nothing_else(view):
    assert [(item.type, item.zh) for item in view.items] == [
        ("Plan", "云溪县未来5年规划"),
        ("Task", "以创新为支撑，让云溪更强"),
        ("Goal", "让云溪更强"),
        ("Goal", "打造制造业高地"),
        ("Place", "石桥园区"),
        ("Project", "云谷工程"),
        ("Target", "企业数量增至500家以上"),
        ("Indicator", "企业数量"),
        ("Formula", "两大行动"),
    ]


def test_the_title_is_the_articles(view):
    assert view.title == "云溪县未来5年规划"


def test_a_project_is_shown_as_the_narrower_type_with_its_words(view):
    project = one(view, "云谷工程")
    assert (project.type, project.spans, project.rules) == ("Project", (at("建设云谷工程"),), ("project",))


def test_simple_values_keep_the_names_of_the_ontology_and_whether_they_were_inferred(view):
    project = one(view, "云谷工程")
    assert project.facts["status"] == "planned"
    assert project.facts["commitment"] == "力争"
    assert project.inferred == ("status",)


def test_english_names_say_whether_they_were_composed(view):
    assert (one(view, "让云溪更强").en, one(view, "让云溪更强").origin) == ("Make Yunxi strong", "composed")
    assert one(view, "打造制造业高地").en == ""


def test_aliases_are_kept(view):
    assert one(view, "石桥园区").aliases == ("石桥",)


def test_a_figure_is_said_in_words_of_both_languages(view):
    target = one(view, "企业数量增至500家以上")
    assert target.figure_zh == "到2026年：500家以上"
    assert target.figure_en == "by 2026: at least 500"


def test_links_name_their_ends_their_words_and_whether_they_were_derived(view, keys):
    link = next(relation for relation in view.relations if relation.type == "isPartOf")
    assert (link.source, link.target) == (keys["云谷工程"], keys["以创新为支撑，让云溪更强"])
    assert (link.spans, link.rules, link.derived) == ((at("建设云谷工程"),), ("below",), True)


def test_means_are_words_with_their_role(view):
    link = next(relation for relation in view.relations if relation.type == "means")
    assert (link.target, link.zh, link.role) == ("", "创新", "支撑")


def test_members_that_are_nothing_else_are_words_in_order(view):
    members = [relation for relation in view.relations if relation.type == "hasMember"]
    assert [(link.order, link.target, link.zh) for link in members] == [(1, "", "强工"), (2, "", "兴农")]


def test_notes_on_the_source_are_kept_with_their_place(view):
    assert [(note.span, note.reading, note.reason) for note in view.notes] == [(at("制造业"), "智造业", "printed so")]


def test_the_glossary_holds_english_for_short_words_of_the_text_only(view):
    assert view.glossary["力争"] == "strive for"
    assert all(word in TEXT for word in view.glossary)


def test_an_article_the_store_does_not_know_has_its_text_and_no_items(store, messages):
    empty = data.read(store, "another", "标题\n正文。", messages)
    assert (empty.title, empty.items, empty.relations) == ("标题", (), ())


def test_the_number_that_a_formula_names_is_not_read_as_an_entry_of_a_numbered_list(view):
    [formula] = [item for item in view.items if item.type == "Formula"]
    assert formula.facts["declaredCount"] == "2"
    assert view.glossary
    assert "2" not in view.glossary
    assert not [word for word in view.glossary if word.isdigit()]
