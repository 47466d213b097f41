import pytest

from kg.errors import QuestionError
from kg.questions import find, listing, themes


def test_a_question_is_found_by_its_full_and_by_its_short_name() -> None:
    assert find("targets/by-deadline") is find("by-deadline")


@pytest.mark.parametrize(
    ("name", "advice"), [("by-dedline", "by-deadline"), ("targets/by-deadlines", "targets/by-deadline")]
)
def test_an_unknown_name_is_answered_with_the_nearest(name: str, advice: str) -> None:
    with pytest.raises(QuestionError) as refusal:
        find(name)
    assert str(refusal.value).startswith(f"no such question or file: {name}; did you mean ")
    assert advice in str(refusal.value)


def test_a_name_like_no_other_is_answered_with_the_way_to_list_them() -> None:
    with pytest.raises(QuestionError, match="list them with: kg query"):
        find("zzz")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_listing_speaks_the_chosen_language(lang: str) -> None:
    text = listing(lang)
    for words in themes().values():
        assert words.of(lang) in text.splitlines()
    assert find("by-deadline").question.of(lang) in text
