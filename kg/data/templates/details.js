// The panel that says all about the selected item: type, names, facts, relations, and the sentences that say it.
const MANY = 8;

/** The sentence that holds a stretch of the article, or the stretch itself where none does. */
function sentenceOf(span) {
  return PLAN.sentences.find(([start, end]) => start <= span[0] && span[1] <= end) || span;
}

/** A quotation with the words themselves marked in their sentence; where the page has the article, a way into it. */
function quotation(span, key) {
  const [start, end] = sentenceOf(span);
  const text = PLAN.text;
  const words = el("mark", {}, text.slice(span[0], span[1]));
  const made = el("blockquote", { lang: "zh-Hans" }, text.slice(start, span[0]), words, text.slice(span[1], end));
  if (DATA.page !== "outline") return made;
  return el("div", { class: "quote" }, made, el("button", {
    type: "button", class: "go", onclick: () => select(key, span), "data-start": span[0],
  }, t("details.evidence.go")));
}

/** A list that shows its first few entries and the others on demand. */
function folding(entries, classes) {
  const list = el("ul", { class: classes });
  list.append(...entries.slice(0, MANY));
  if (entries.length <= MANY) return list;
  const rest = entries.slice(MANY);
  const more = el("li", {}, el("button", { type: "button", class: "more", onclick: () => {
    more.replaceWith(...rest);
    rest[0].querySelector("button")?.focus();
  } }, t("details.more", { n: rest.length })));
  list.append(more);
  return list;
}

function factRows(item) {
  const rows = [];
  for (const name of ["status", "commitment", "deadline", "time", "rank", "level", "code", "declaredCount"]) {
    const value = item.facts[name];
    if (!value) continue;
    const known = name === "status";
    const shown = known ? el("span", { class: "status s-" + value }, t("status." + value)) : shortWord(value);
    const cell = el("dd", {}, shown);
    if (item.inferred.includes(name)) cell.append(el("span", { class: "derived", title: t("details.derived.hint") }, t("details.derived")));
    rows.push(el("div", {}, el("dt", {}, t("fact." + name)), cell));
  }
  if (item.aliases.length) {
    rows.push(el("div", {}, el("dt", {}, t("details.aliases")), el("dd", { lang: "zh-Hans" }, item.aliases.join("、"))));
  }
  return rows.length ? el("dl", { class: "facts" }, ...rows) : null;
}

/** A short word of the data (a commitment, a role) as the article has it; in English its meaning beside it. */
function shortWord(word, tag = "span") {
  const meaning = state.lang === "en" && PLAN.glossary[word];
  return el(tag, {}, el("span", { lang: "zh-Hans" }, word), meaning ? el("span", { lang: "en" }, ` (${meaning})`) : null);
}

/** The words at a means link's end: it has no item of its own. */
function meansWords(link) {
  const shown = state.lang === "en" && link.en ? el("span", { lang: "en" }, link.en) : el("span", { lang: "zh-Hans" }, link.zh);
  return el("span", { class: "words" }, shown, link.role ? shortWord(link.role, "small") : null);
}

function relationRow(link, otherKey, key) {
  const other = ITEMS.get(otherKey);
  const extra = [];
  if (link.role && other) extra.push(shortWord(link.role, "small"));
  if (link.who) extra.push(el("small", {}, t("details.byhand", { who: link.who })));
  if (link.derived) extra.push(el("small", { class: "derived", title: t("details.derived.hint") }, t("details.derived")));
  const row = el("li", {}, other ? button(other, "row", extra) : meansWords(link));
  if (DATA.page === "outline" && link.spans.length) {
    row.append(el("button", { type: "button", class: "go", title: [t("details.evidence.go"), ...link.rules].join(" · "), "aria-label": t("details.evidence.go"),
      onclick: () => select(key, link.spans[0]) }, "❝"));
  }
  return row;
}

function relations(item) {
  const groups = new Map();
  const put = (title, row) => groups.set(title, [...(groups.get(title) || []), row]);
  const order = (link) => link.order ?? 0;
  const own = PLAN.relations.filter((link) => link.source === item.key).sort((a, b) => order(a) - order(b));
  for (const link of own) put(t("link." + link.type), relationRow(link, link.target, item.key));
  for (const link of PLAN.relations) {
    if (link.target === item.key) put(t("inverse." + link.type), relationRow(link, link.source, item.key));
  }
  if (!groups.size) return null;
  const made = el("section", {}, el("h3", {}, t("details.links")));
  for (const [title, rows] of groups) made.append(el("h4", {}, title, el("b", {}, String(rows.length))), folding(rows, "rows"));
  return made;
}

function evidence(item) {
  if (!item.spans.length) return null;
  const made = el("section", {}, el("h3", {}, t("details.evidence"), el("b", {}, String(item.spans.length))));
  made.append(folding(item.spans.map((span) => el("li", {}, quotation(span, item.key))), "quotes"));
  return made;
}

/** What else the article says at the same place, so that a click on nested marks can reach each of them. */
function alsoHere(item, at) {
  const span = at || item.spans[0];
  if (!span) return null;
  const others = PLAN.items.filter((other) => other !== item && other.spans.some(([start, end]) => start < span[1] && span[0] < end));
  if (!others.length) return null;
  return el("section", {}, el("h3", {}, t("details.here")), folding(others.map((other) => el("li", {}, button(other, "row"))), "rows"));
}

/** Remarks on the source's own words where the item stands: they are kept as printed. */
function remarks(item) {
  const notes = PLAN.notes.filter(({ span }) => item.spans.some(([start, end]) => start < span[1] && span[0] < end));
  if (!notes.length) return null;
  const rows = notes.map((note) => el("li", {}, el("p", { class: "remark" }, el("span", { lang: "zh-Hans" }, `“${PLAN.text.slice(...note.span)}” → “${note.reading}” `), el("small", {}, note.reason))));
  return el("section", {}, el("h3", {}, t("details.notes")), el("ul", {}, ...rows));
}

/** Fills the panel for the selected item; `emptyKey` names what it says when there is none. */
function showDetails(box, key, at, emptyKey, extra = null) {
  const item = ITEMS.get(key);
  box.replaceChildren();
  box.scrollTop = 0;
  box.classList.toggle("open", Boolean(item));
  if (!item) {
    box.append(el("p", { class: "empty" }, t(emptyKey)));
    return;
  }
  const close = el("button", { type: "button", class: "round close", "aria-label": t("control.close"), onclick: () => select("") }, "×");
  const head = el("header", {}, el("span", { class: "kind t-" + item.type }, glyph(item.type), t("type." + item.type)), close);
  const names = [el("h2", { lang: "zh-Hans" }, item.zh)];
  if (item.en) names.push(el("p", { class: "english", lang: "en" }, item.en, item.origin === "composed" ? composed() : null));
  const figure = item.figure ? el("p", { class: "figure" }, item.figure[state.lang]) : null;
  box.append(head, ...names);
  const note = state.lang === "en" && item.origin === "composed" ? el("p", { class: "note" }, "≈ " + t("details.composed")) : null;
  const foot = el("footer", {});
  for (const rule of item.rules) foot.append(el("div", {}, t("details.rule") + " ", el("code", {}, rule)));
  for (const [who, why] of item.corrections) foot.append(el("div", {}, t("details.corrected", { who }) + " ", why));
  foot.append(el("div", {}, t("details.address") + " ", el("code", {}, item.key.includes("://") ? item.key : PLAN.base + item.key)));
  for (const part of [note, figure, factRows(item), evidence(item), remarks(item), extra, relations(item), alsoHere(item, at), foot]) if (part) box.append(part);
}
