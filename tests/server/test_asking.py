"""The query pages: in a real browser, with every request counted; skipped where there is no Chromium."""

import csv
import re
import shutil
from collections.abc import Iterator

import pytest

from kg import questions
from kg.server import pages

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def test_the_list_has_every_question_ready_to_run(article) -> None:
    for lang in ("zh", "en"):
        told = article.ask(f"query/questions.json?lang={lang}").json
        assert {one["name"]: one["question"] for one in told["questions"]} == {
            name: one.question.of(lang) for name, one in questions.library().items()
        }
        assert told["prefixes"]["plan"] == "https://w3id.org/plan-kg/ontology#"
        assert told["said"]["status"]["planned"] == {"zh": "计划中", "en": "planned"}[lang]
        assert told["said"]["unit"]["家"] == {"zh": "家", "en": "count"}[lang]
        assert all("$lang" not in one["sparql"] for one in told["questions"])


def test_a_question_has_an_address_of_its_own(article) -> None:
    answer = article.ask("query/targets/by-deadline")
    assert (answer.status, answer.headers["location"]) == (303, "/query?ask=targets/by-deadline")


def test_no_page_names_another_server(article) -> None:
    for path in ("query?plain", "query", "ontology", "search"):
        answer = article.ask(path, Accept="text/html")
        assert b"//" not in answer.body.replace(b"https://w3id.org/plan-kg/", b"")
        assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["query?plain", "ontology", "search", "id/place/500105"])
def test_a_page_has_the_styles_that_its_own_styles_build_on(article, path: str) -> None:
    page = article.ask(path, Accept="text/html").body.decode()
    sheets = re.findall(r'<link rel="stylesheet" href="/([^"]+)"', page)
    whole = "".join(article.ask(sheet).body.decode() for sheet in sheets)
    used, given = set(re.findall(r"var\((--[\w-]+)\)", whole)), set(re.findall(r"(--[\w-]+):", whole))
    assert sheets
    assert used - given <= {"--c"}  # the colour of a type, whose signs no page of the server has


@pytest.fixture(scope="module")
def browser() -> Iterator:
    playwright = pytest.importorskip("playwright.sync_api")
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("there is no Chromium")
    with playwright.sync_playwright() as running:
        one = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield one
        one.close()


@pytest.fixture
def page(browser, article) -> Iterator:
    """Return an empty page that asks nobody but the server and complains of nothing."""
    one = browser.new_page(viewport={"width": 1400, "height": 900})
    strangers, complaints = [], []
    one.on(
        "request",
        lambda request: request.url.startswith((article.url, "data:", "blob:")) or strangers.append(request.url),
    )
    one.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
    one.on("pageerror", lambda error: complaints.append(str(error)))
    yield one
    one.close()
    assert strangers == []
    assert complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_plain_page_asks_every_question(page, article, lang: str) -> None:
    page.goto(f"{article.url}query?plain&lang={lang}")
    buttons = page.locator("#questions button")
    page.wait_for_selector("table.rows")
    assert buttons.count() == len(questions.library())
    page.locator("button[data-name='targets/by-deadline']").click()
    page.wait_for_selector("td.quoted >> text=到2026年，单位地区生产总值能耗年均下降3%以上")
    heading = questions.library()["targets/by-deadline"].columns[0].meaning.of(lang)
    assert page.locator("th").first.inner_text() == heading
    cells = page.locator("tr:has-text('三资企业数量增至') td")
    said = {"zh": ["不低于", "家", "计划中"], "en": ["at least", "count", "planned"]}[lang]
    assert [word for word in cells.all_inner_texts() if word in said] == said
    assert cells.nth(1).get_attribute("title") == ">="
    page.locator("td.quoted a", has_text="到2026年，单位地区生产总值能耗年均下降3%以上").click()
    assert page.locator("#here").inner_text() == "到2026年，单位地区生产总值能耗年均下降3%以上"


@pytest.mark.browser
def test_the_plain_page_gives_csv_and_tells_what_is_wrong(page, article, tmp_path) -> None:
    page.goto(f"{article.url}query?plain&ask=structure/tasks-in-order&lang=en")
    page.wait_for_selector("table.rows")
    with page.expect_download() as download:
        page.locator("#csv").click()
    download.value.save_as(tmp_path / "answer.csv")
    with (tmp_path / "answer.csv").open(encoding="utf-8", newline="") as file:
        assert [row["number"] for row in csv.DictReader(file)] == ["1", "2", "3", "4", "5", "6", "7"]
    page.locator("#sparql").fill("ASK { ?s a plan:Task }")
    page.locator("#run").click()
    page.wait_for_selector(".truth >> text=true")


@pytest.mark.browser
@pytest.mark.skipif(not pages.has_editor(), reason="the SPARQL editor is not bundled")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_editor_opens_a_question_as_a_tab_with_its_answer(page, article, lang: str) -> None:
    page.goto(f"{article.url}query?lang={lang}")
    page.wait_for_selector("#editor table.rows")
    page.locator("button[data-name='targets/by-deadline']").click()
    page.wait_for_selector("#editor .tabPanel.active td.quoted >> text=到2026年，单位地区生产总值能耗年均下降3%以上")
    assert page.locator("#editor .tab:not(.addTab)").count() >= 2
    page.locator("#editor .tabPanel.active td.quoted a", has_text="到2026年，单位地区生产总值").first.click()
    assert page.locator("#here").inner_text() == "到2026年，单位地区生产总值能耗年均下降3%以上"


@pytest.mark.browser
@pytest.mark.parametrize("path", ["query?plain", "query", "ontology", "text/jiangbei", "search"])
def test_no_page_is_wider_than_a_phone(page, article, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(article.url + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
