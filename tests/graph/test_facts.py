"""What is known of an article has the words that print it, where any do."""

from kg.graph.facts import facts_of
from kg.model import DocumentFacts
from kg.reading.article import make_article
from kg.reading.layout import read

TEXT = (
    "青禾县政府工作报告\n\n2023年1月9日在青禾县大会上\n\n县长 沈望舒\n\n今后5年要稳中求进。\n\n图片由县融媒体中心提供\n"
)


def facts(**known: object) -> dict[str, tuple[str, list[str], bool]]:
    article = make_article(TEXT, facts=DocumentFacts(**known))  # type: ignore[arg-type]
    article = read(article).article
    return {
        str(fact.predicate).rsplit("/", 1)[-1].rpartition("#")[2]: (
            str(fact.value),
            [span.of(TEXT) for span in fact.spans],
            fact.derived,
        )
        for fact in facts_of(article)
    }


def test_a_printed_fact_has_its_words() -> None:
    found = facts(authors=("沈望舒",), date="2023-01-09")
    assert found["title"] == ("青禾县政府工作报告", ["青禾县政府工作报告"], False)
    assert found["creator"] == ("沈望舒", ["沈望舒"], False)
    assert found["date"] == ("2023-01-09", ["2023年1月9"], False)
    assert found["picturesBy"] == ("县融媒体中心", ["县融媒体中心"], False)


def test_a_fact_of_the_facts_file_alone_has_none() -> None:
    assert facts(publisher="某日报")["publisher"] == ("某日报", [], False)


def test_an_inferred_date_rests_on_the_words_it_was_inferred_from() -> None:
    found = facts(date="2023", date_inferred=True, date_words=("今后5年",))
    assert found["date"] == ("2023", ["今后5年"], True)


def test_an_inferred_date_without_words_has_none() -> None:
    assert facts(date="2023", date_inferred=True)["date"] == ("2023", [], True)
