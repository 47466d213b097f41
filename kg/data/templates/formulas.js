// Numbered phrases decoded: what each promises to list, what the text lists, and whether the two agree.
const HOW = { right: "formulas.right", wrong: "formulas.wrong", open: "formulas.open", free: "formulas.free" };
const phrases = () => PLAN.items.filter((item) => item.type === "Formula" && passes(item));
shownItems = () => phrases().filter((item) => !state.v || judged(item, membersOf(item.key)) === state.v);

/** One mark for each member named: filled where one was found, hollow where it is missing, + for one too many. */
function tally(declared, found) {
  const all = Math.min(12, Math.max(declared || 0, found));
  const marks = Array.from({ length: all }, (_, place) => (place >= found ? "○" : declared && place >= declared ? "+" : "●"));
  return el("span", { class: "tally", "aria-hidden": "true" }, marks.join(""));
}

function card(item) {
  const members = membersOf(item.key);
  const how = judged(item, members);
  const list = el("ol", { class: "members" }, ...members.map((link) => el("li", {}, ITEMS.has(link.target) ? button(ITEMS.get(link.target), "chip") : meansWords(link))));
  const quote = item.spans.length ? el("blockquote", { lang: "zh-Hans" }, ...around(item.spans[0])) : null;
  const declared = Number(item.facts.declaredCount) || 0;
  return el("article", { class: "phrase " + how }, el("header", {}, button(item, "title"), verdict(item, members)), tally(declared, members.length), members.length ? list : null, quote);
}

/** The phrase in its sentence, cut to what stands near it. */
function around(span) {
  const [start, end] = sentenceOf(span);
  const from = Math.max(start, span[0] - 40);
  const to = Math.min(end, span[1] + 20);
  return [(from > start ? "…" : "") + PLAN.text.slice(from, span[0]), el("mark", {}, PLAN.text.slice(...span)), PLAN.text.slice(span[1], to) + (to < end ? "…" : "")];
}

function renderFormulas() {
  const all = phrases();
  const pill = (how, words, n) => el("button", { type: "button", class: "pill", id: "how-" + (how || "all"), "aria-pressed": String(state.v === how), onclick: () => setFilter("v", how) }, words + " ", el("b", {}, String(n)));
  const pills = Object.entries(HOW).map(([how, words]) => pill(how, t(words), all.filter((item) => judged(item, membersOf(item.key)) === how).length));
  document.getElementById("verdicts").replaceChildren(pill("", t("filter.all"), all.length), ...pills);
  const shown = shownItems();
  document.getElementById("formulas").replaceChildren(...(shown.length ? shown.map(card) : [nothing(t("formulas.none"))]));
}

const showFormula = (key, at) => showDetails(key, at, nothing(t("formulas.choose")));
onSelect.push(showFormula);
onFilter.push(renderFormulas);
onRender.push(() => {
  renderFormulas();
  showFormula(state.t, atSpan());
});
