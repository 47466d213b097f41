// The evidence reader: the article with its marks, beside it what the sentence says, and what gave nothing.
readers.push(showStretch);

/** How the marks are read: the look of each type that occurs, with its count. */
function renderKey() {
  const rows = Object.entries(PLAN.counts).map(([type, count]) => {
    const lined = DATA.types[type].line;
    const words = el("span", { class: lined ? "u-" + type : "n t-" + type }, glyph(type), t("type." + type));
    return el("li", {}, words, el("b", {}, String(count)));
  });
  document.getElementById("key").replaceChildren(...rows);
}

/** The sentences that gave nothing: each leads to its place and can be reported as missed. */
function renderSilent() {
  const all = PLAN.sentences.length;
  const share = all ? Math.round((100 * (all - PLAN.silent.length)) / all) : 0;
  document.getElementById("coverage").textContent = t("head.coverage", { n: all - PLAN.silent.length, all });
  document.getElementById("bar").style.inlineSize = share + "%";
  const rows = PLAN.silent.map((span) => el("li", {}, el("button", { type: "button", class: "item row", onclick: () => showSilent(span) }, chinese(clip(PLAN.text.slice(...span))))));
  document.getElementById("silent").replaceChildren(folding(rows, "rows"));
}

const clip = (words) => (words.length > 26 ? words.slice(0, 25) + "…" : words);

/** Shows a sentence without any mark, with the entry that would put something there. */
function showSilent(span) {
  const made = textBox.querySelector(`.bare[data-start="${span[0]}"]`);
  for (const other of textBox.querySelectorAll(".bare.found")) other.classList.remove("found");
  if (made) {
    made.classList.add("found");
    bringIntoView(made);
  }
  const bar = el("div", { class: "bar" }, el("button", { type: "button", class: "pill", onclick: (event) => offer(entries.add(span), span, event.currentTarget.parentElement) }, t("wrong.add")));
  if (state.t) select("");
  const close = el("button", { type: "button", class: "round close", "aria-label": t("control.close"), onclick: () => showDetails("", null, nothing(t("details.empty"))) }, "×");
  detailsBox.replaceChildren(el("header", {}, el("span", { class: "kind" }, t("article.silent")), close), el("blockquote", { lang: "zh-Hans" }, PLAN.text.slice(...span)), bar);
  detailsBox.classList.add("open");
}

onSelect.push((key, at) => {
  const target = colourArticle(key, at);
  showDetails(key, at, nothing(t("details.empty")));
  if (target) bringIntoView(target);
});

onFilter.push(filterMarks);

onRender.push(() => {
  renderArticle();
  filterMarks();
  renderKey();
  renderSilent();
  const target = colourArticle(state.t, atSpan());
  showDetails(state.t, atSpan(), nothing(t("details.empty")));
  if (target) bringIntoView(target, false);
  else if (atSpan()) showStretch(atSpan());
  highlightSearch();
});

searchBox.addEventListener("input", highlightSearch);
for (const name of ["click", "keydown"]) {
  textBox.addEventListener(name, (event) => {
    const bare = event.target.closest(".bare");
    if (!bare || (event.key && event.key !== "Enter") || String(getSelection())) return;
    showSilent([Number(bare.dataset.start), Number(bare.dataset.end)]);
  });
}
