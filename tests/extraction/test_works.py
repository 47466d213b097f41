"""Works that news and reports name without a verb of doing: each sentence with the works read in it by hand."""

from __future__ import annotations

import pytest

from kg.extraction.pipeline import extract
from kg.reading.article import make_article
from kg.reading.layout import read

SENTENCES = [
    ("同日开工的还有青溪防洪治理工程、城东污水处理厂扩建工程。", ["青溪防洪治理工程", "城东污水处理厂扩建工程"]),
    ("其中，恒越能源集团投资建设的储能电池生产基地项目，总投资32亿元。", ["储能电池生产基地项目"]),
    ("临江物流园二期项目开工现场，机器轰鸣。", ["临江物流园二期项目"]),
    ("签约项目包括新材料产业园项目、智能仓储基地项目。", ["新材料产业园项目", "智能仓储基地项目"]),
    ("南湖客运站改造工程、西山隧道工程相继开工。", ["南湖客运站改造工程", "西山隧道工程"]),
    ("总投资9亿元的预制菜产业园项目落户我县。", ["预制菜产业园项目"]),
    ("华源公司的智能工厂项目已经投产。", ["智能工厂项目"]),
    ("临江药物生产基地投资18.5亿元，计划年底投产。", ["临江药物生产基地"]),
    ("临江智能装备、青溪食品等16个重点项目建成投产。", ["临江智能装备", "青溪食品"]),
    ("临江药业二期等7个项目加快建设。", ["临江药业二期"]),
    (
        "临江疫苗产业园（总投资48亿元）、青溪装备基地等27个重点项目上半年将全部开工。",
        ["临江疫苗产业园", "青溪装备基地"],
    ),
    ("临江一中分校、青溪实验小学9月开学。", ["临江一中分校", "青溪实验小学"]),
    ("■临江海上风电场（临江县） 总投资132亿元，已开工。", ["临江海上风电场"]),
    ("华源公司、恒越能源等一批企业相继落户。", []),
    ("该项目由临江交通集团承建。", []),
    ("签约仪式上，双方代表签字。", []),
    ("签约仪式现场。", []),
    ("挖掘机来回穿梭。", []),
    ("一批重大工程落地。", []),
    ("重点项目加快建设。", []),
]


@pytest.mark.parametrize(("sentence", "works"), SENTENCES)
def test_works_in_news(sentence: str, works: list[str]) -> None:
    found = extract(read(make_article(f"临江县发布会\n\n{sentence}\n")))
    assert [thing.label for thing in found.things if thing.type == "Project"] == works


@pytest.mark.parametrize(
    "sentence", ["签约仪式上，双方代表签字。", "签约仪式现场。", "挖掘机来回穿梭。", "该项目由临江集团承建。"]
)
def test_a_ceremony_is_no_action(sentence: str) -> None:
    found = extract(read(make_article(f"临江县发布会\n\n{sentence}\n")))
    assert [thing.label for thing in found.things if thing.type == "Action"] == []


def test_numbered_items_below_a_box_of_projects_are_works_and_no_tasks() -> None:
    text = (
        "临江县服务业发展规划\n\n本县要发展服务业。\n\n第三章 重点任务\n\n专栏1 服务业重点项目\n\n"
        "1．临江港扩建工程。新建泊位4个。\n\n2．青溪联运中心。位于青溪镇。\n"
    )
    found = extract(read(make_article(text)))
    told = {thing.label: thing.type for thing in found.things if thing.type in ("Project", "Task")}
    assert told == {"临江港扩建工程": "Project", "青溪联运中心": "Project"}


def test_a_numbered_field_is_a_task() -> None:
    text = "临江县服务业发展规划\n\n第三章 重点任务\n\n1．文化旅游。办好灯会。\n\n2．养老服务。完善网络。\n"
    found = extract(read(make_article(text)))
    assert [thing.label for thing in found.things if thing.type == "Task"] == ["文化旅游", "养老服务"]
