"""Who is responsible, as duty lines and brackets tell it."""

from __future__ import annotations

from kg.extraction.pipeline import extract
from kg.reading.article import make_article
from kg.reading.layout import read


def duties(text: str) -> set[tuple[str, str, str]]:
    found = extract(read(make_article(text)))
    named = {thing.id: thing.label for thing in found.things}
    return {(named[link.source], named[link.target], link.role) for link in found.links if link.role}


def test_a_bracket_speaks_of_the_task_that_opens_its_paragraph() -> None:
    text = "若干措施\n\n一、重点工作\n\n1. 建设特色园区。完善检测服务平台。（责任单位：市科技局；配合单位：市商务局）\n"
    assert duties(text) == {("建设特色园区", "市科技局", "责任单位"), ("建设特色园区", "市商务局", "配合单位")}


def test_a_bracket_in_a_paragraph_without_heading_speaks_of_its_actions() -> None:
    text = "若干措施\n\n一、重点工作\n\n我们要完善检测服务平台。（责任单位：市科技局）\n"
    assert duties(text) == {("完善检测服务平台", "市科技局", "责任单位")}


def test_a_bracket_without_heading_words_names_bodies_and_their_roles() -> None:
    text = "若干措施\n\n一、重点工作\n\n1. 建设特色园区。完善检测平台。（市科技局、市财政局牵头，市商务局配合）\n"
    task = "建设特色园区"
    leading = {(task, "市科技局", "牵头单位"), (task, "市财政局", "牵头单位")}
    assert duties(text) == leading | {(task, "市商务局", "配合单位")}


def test_a_bracket_of_other_words_names_nobody_responsible() -> None:
    text = "若干措施\n\n一、重点工作\n\n1. 建设特色园区。完善检测平台。（数据由市科技局提供）\n"
    assert duties(text) == set()


def test_the_only_bracket_below_a_heading_speaks_of_its_task() -> None:
    text = "若干措施\n\n第一节 建设特色园区\n\n完善检测平台。支持企业入园。（市科技局负责）\n\n第二节 做好收尾\n"
    assert duties(text) == {("建设特色园区", "市科技局", "责任单位")}


def test_a_duty_of_a_work_that_opens_its_item_by_name_is_the_works() -> None:
    text = "若干措施\n\n专栏1 重点工程\n\n1.古道保护工程：修复古道，完善标识。（市文物局牵头，市财政局参加）\n"
    work = "古道保护工程"
    assert duties(text) == {(work, "市文物局", "牵头单位"), (work, "市财政局", "参加单位")}


def test_a_sentence_of_bodies_and_roles_alone_is_a_duty_line() -> None:
    text = "若干措施\n\n一、重点工作\n\n1. 建设特色园区。完善检测平台。市科技局、市商务局按职责分工负责。\n"
    task = "建设特色园区"
    assert duties(text) == {(task, "市科技局", "责任单位"), (task, "市商务局", "责任单位")}


def test_a_bracket_of_bodies_most_of_which_are_known_is_a_duty() -> None:
    text = "若干措施\n\n一、重点工作\n\n1. 建设特色园区。完善检测平台。〔市科技局、市商务局、某会〕\n"
    assert {body for _, body, _ in duties(text)} == {"市科技局", "市商务局"}
