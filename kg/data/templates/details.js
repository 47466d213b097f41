// The panel that says all about the selected item: type, names, facts, relations, and the sentences that say it.
const detailsBox = document.getElementById("details");

/** A quotation with the words themselves marked in their sentence, and a way to its place in the article. */
function quotation(span, key) {
  const [start, end] = sentenceOf(span);
  const text = PLAN.text;
  const words = el("mark", {}, text.slice(span[0], span[1]));
  const made = el("blockquote", { lang: "zh-Hans" }, text.slice(start, span[0]), words, text.slice(span[1], end));
  const go = el("button", { type: "button", class: "go", "data-start": span[0], onclick: () => showInArticle(key, span) }, t("details.evidence.go"));
  const source = PLAN.parts.length > 1 ? el("small", { class: "source", lang: "zh-Hans" }, partOf(span[0]).title) : null;
  return el("div", { class: "quote" }, made, source, go);
}

/** Shows a stretch of the article with an item selected, here or in the reader. */
function showInArticle(key, span) {
  if (readers.length) select(key, span);
  else location.href = "reader.html" + address({ t: key, at: span.join("-"), v: "" });
}

const derivedMark = () => el("span", { class: "derived", title: t("details.derived.hint") }, t("details.derived"));

/** Whether a value was resolved by a rule; a year that the item's own words print is told, whatever rule brought it. */
function isInferred(item, name) {
  const printed = ["deadline", "time"].includes(name) && item.spans.some((span) => PLAN.text.slice(...span).includes(item.facts[name].slice(0, 4)));
  return item.inferred.includes(name) && !printed;
}

function factRows(item) {
  const rows = [];
  for (const name of ["status", "commitment", "deadline", "time", "rank", "level", "code", "declaredCount"]) {
    const value = item.facts[name];
    if (!value) continue;
    const cell = el("dd", {}, name === "status" ? statusMark(value) : shortWord(value));
    if (isInferred(item, name)) cell.append(derivedMark());
    if (item.spans.length && name !== "declaredCount") cell.append(wrongMark(() => entries.set(item, item.spans[0], name), item.spans[0]));
    rows.push(el("div", {}, el("dt", {}, t("fact." + name)), cell));
  }
  if (item.aliases.length) rows.push(el("div", {}, el("dt", {}, t("details.aliases")), el("dd", { lang: "zh-Hans" }, item.aliases.join("、"))));
  return rows.length ? el("dl", { class: "facts" }, ...rows) : null;
}

function relationRow(link, otherKey, key) {
  const other = ITEMS.get(otherKey);
  const extra = [];
  if (link.role && other) extra.push(shortWord(link.role, "small"));
  if (link.who) extra.push(el("small", {}, t("details.byhand", { who: link.who })));
  if (link.derived) extra.push(derivedMark());
  const row = el("li", {}, other ? button(other, "row", extra) : meansWords(link));
  if (!link.spans.length) return row;
  const title = [t("details.evidence.go"), ...link.rules].join(" · ");
  row.append(el("button", { type: "button", class: "go", title, "aria-label": t("details.evidence.go"), onclick: () => showInArticle(key, link.spans[0]) }, "❝"));
  if (ITEMS.get(link.source).spans.length && (!other || ITEMS.get(link.target).spans.length)) row.append(wrongMark(() => entries.unlink(link), link.spans[0]));
  return row;
}

function relations(item) {
  const groups = new Map();
  const put = (title, row) => groups.set(title, [...(groups.get(title) || []), row]);
  const order = (link) => link.order ?? 0;
  const links = LINKS_OF.get(item.key);
  for (const link of links.filter((one) => one.source === item.key).sort((a, b) => order(a) - order(b))) put(t("link." + link.type), relationRow(link, link.target, item.key));
  for (const link of links.filter((one) => one.target === item.key)) put(t("inverse." + link.type), relationRow(link, link.source, item.key));
  if (!groups.size) return null;
  const made = el("section", {}, el("h3", {}, t("details.links")));
  for (const [title, rows] of groups) made.append(el("h4", {}, title, el("b", {}, String(rows.length))), folding(rows, "rows"));
  return made;
}

function evidence(item, at) {
  if (!item.spans.length) return null;
  const own = item.spans.find(([start, end]) => at && start === at[0] && end === at[1]);
  const ordered = own ? [own, ...item.spans.filter((span) => span !== own)] : item.spans;
  const made = el("section", {}, el("h3", {}, t("details.evidence"), el("b", {}, String(item.spans.length))));
  made.append(folding(ordered.map((span) => el("li", {}, quotation(span, item.key))), "quotes", 3));
  return made;
}

/** What else the article says in the same sentence. */
function alsoHere(item, at) {
  if (!item.spans.length) return null;
  const span = sentenceOf(at || item.spans[0]);
  const others = PLAN.items.filter((other) => other !== item && other.spans.some(([start, end]) => start < span[1] && span[0] < end));
  if (!others.length) return null;
  return el("section", {}, el("h3", {}, t("details.here"), el("b", {}, String(others.length))), folding(others.map((other) => el("li", {}, button(other, "row"))), "rows"));
}

/** Remarks on the source's own words where the item stands: they are kept as printed. */
function remarks(item) {
  const notes = PLAN.notes.filter(({ span }) => item.spans.some(([start, end]) => start < span[1] && span[0] < end));
  if (!notes.length) return null;
  const rows = notes.map((note) => el("li", {}, el("p", { class: "remark" }, chinese(`“${PLAN.text.slice(...note.span)}” → “${note.reading}” `), el("small", {}, note.reason))));
  return el("section", {}, el("h3", {}, t("details.notes")), el("ul", {}, ...rows));
}

/** Fills the panel for the selected item; `empty` is what it shows when there is none. */
function showDetails(key, at, empty, extra = null) {
  const item = ITEMS.get(key);
  const box = detailsBox;
  box.replaceChildren();
  box.scrollTop = 0;
  box.classList.toggle("open", Boolean(item));
  if (!item) return box.append(empty);
  const close = el("button", { type: "button", class: "round close", "aria-label": t("control.close"), onclick: () => select("") }, "×");
  const head = el("header", {}, el("span", { class: "kind t-" + item.type }, glyph(item.type), t("type." + item.type)), close);
  const names = [el("h2", { lang: "zh-Hans" }, item.zh)];
  if (item.en) names.push(el("p", { class: "english", lang: "en" }, item.en, item.origin === "composed" ? composed() : null));
  box.append(head, ...names);
  const note = state.lang === "en" && item.origin === "composed" ? el("p", { class: "note" }, "≈ " + t("details.composed")) : null;
  const figure = item.figure ? el("p", { class: "figure" }, item.figure[state.lang]) : null;
  const foot = el("footer", {});
  for (const rule of item.rules) foot.append(el("div", {}, t("details.rule") + " ", el("code", {}, rule)));
  for (const [who, why] of item.corrections) foot.append(el("div", {}, t("details.corrected", { who }) + " ", why));
  foot.append(el("div", {}, t("details.address") + " ", el("code", {}, iriOf(item))));
  for (const part of [note, figure, factRows(item), evidence(item, at), remarks(item), extra, relations(item), alsoHere(item, at), wrongSection(item, at), foot]) if (part) box.append(part);
  return undefined;
}

const iriOf = (item) => (item.key.includes("://") ? item.key : PLAN.base + item.key);
const nothing = (words) => el("p", { class: "empty" }, words);
