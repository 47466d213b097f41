// What is promised in figures on a time line, and what was reached already apart from it.
const yearOf = (words) => Number((/^\d{4}/.exec(words || "") || [NaN])[0]);

/** A date as a year with its fraction: "2026" is the end of that year where a last day is told. */
function moment(words) {
  const [year, month, day] = (words || "").split("-").map(Number);
  return year ? year + (month ? (month - 1) / 12 : 0) + (day ? day / 372 : 0) : NaN;
}

/** When the plan that an item stands in begins: what it says, else the earliest year of its figures. */
function beginning(item) {
  const part = partOf(item.spans[0][0]);
  const plan = PLAN.items.find((one) => one.type === "Plan" && one.facts.start && one.spans.some(([start]) => part.start <= start && start < part.end));
  return moment(item.facts.baseTime) || (plan ? moment(plan.facts.start) : NaN);
}

/** The years that the time line spans. */
function span(items) {
  const years = items.flatMap((item) => [yearOf(item.facts.deadline), yearOf(item.facts.time), Math.floor(beginning(item))]).filter((year) => year > 1900);
  return years.length ? [Math.min(...years), Math.max(...years) + 1] : null;
}

const share = (when, [first, last]) => `${Math.max(0, Math.min(100, (100 * (when - first)) / (last - first)))}%`;

/** An item's stretch of the time line: a bar to its deadline, or a point at its time. */
function track(item, years) {
  const box = el("div", { class: "track t-" + item.type });
  const name = item.type === "Target" ? "deadline" : "time";
  const end = moment(item.facts[name + "End"] || item.facts[name]);
  box.style.setProperty("--years", years[1] - years[0]);
  if (!end) return el("span", { class: "help" }, t(name === "deadline" ? "targets.no.deadline" : "targets.no.time"));
  const inferred = isInferred(item, name);
  const begin = item.type === "Target" ? beginning(item) || end : end;
  const bar = el("span", { class: "span" + (inferred ? " inferred" : "") });
  bar.style.insetInlineStart = share(begin, years);
  bar.style.insetInlineEnd = `calc(100% - ${share(end, years)})`;
  const dot = el("span", { class: "dot" }, glyph(item.type));
  dot.style.insetInlineStart = share(end, years);
  const words = el("span", { class: "unseen" }, `${t("fact." + name)} ${item.facts[name]}`);
  box.append(bar, dot, words);
  return box;
}

function yearHead(years) {
  const box = el("div", { class: "years", "aria-hidden": "true" });
  const all = years[1] - years[0];
  const step = Math.ceil(all / 8);
  for (let year = years[0]; year < years[1]; year += step) {
    const made = el("span", {}, String(year));
    made.style.insetInlineStart = share(year, years);
    made.style.inlineSize = 100 * (step / all) + "%";
    box.append(made);
  }
  return el("th", { scope: "col", class: "wide" }, el("span", { class: "unseen" }, t("targets.head.time")), box);
}

function row(item, years) {
  const name = item.type === "Target" ? "deadline" : "time";
  const tags = [];
  if (isInferred(item, name)) tags.push(el("span", { class: "derived", title: t("targets.inferred.hint") }, t("targets.inferred")));
  if (item.facts.commitment) tags.push(shortWord(item.facts.commitment, "small"));
  if (item.type === "Target" && item.facts.comparator === "*" && !item.facts.baseValue) tags.push(el("small", {}, t("targets.no.base")));
  const tasks = [...TASKS_OF.get(item.key)].map((key) => el("li", {}, button(ITEMS.get(key), "small")));
  const sentence = el("blockquote", { lang: "zh-Hans" }, PLAN.text.slice(...item.spans[0]));
  const source = PLAN.parts.length > 1 ? el("small", { class: "source", lang: "zh-Hans" }, partOf(item.spans[0][0]).title) : null;
  return el("tr", {}, el("th", { scope: "row" }, button(item, "row"), sentence, source), el("td", { class: "said" }, el("b", {}, item.figure ? item.figure[state.lang] : item.facts.rank || "–"), el("div", { class: "tags" }, ...tags)),
    el("td", { class: "wide" }, track(item, years)), el("td", {}, el("ul", {}, ...tasks)));
}

function timeTable(box, items, years, captionKey) {
  if (!items.length || !years) {
    box.replaceChildren(nothing(t("targets.none")));
    return;
  }
  const heads = ["targets.head.what", "targets.head.figure"].map((name) => el("th", { scope: "col" }, t(name)));
  const head = el("tr", {}, ...heads, yearHead(years), el("th", { scope: "col" }, t("targets.head.task")));
  box.replaceChildren(el("table", { class: "timeline" }, el("caption", { class: "unseen" }, t(captionKey)), el("thead", {}, head), el("tbody", {}, ...items.map((item) => row(item, years)))));
}

const figured = (item) => item.type === "Target" || (item.type === "Observation" && (item.figure || item.facts.time || item.facts.rank));
shownItems = () => PLAN.items.filter((item) => figured(item) && passes(item));

function renderTargets() {
  const items = shownItems().filter((item) => item.spans.length);
  const years = span(items);
  const when = (item) => moment(item.facts.deadlineEnd || item.facts.deadline || item.facts.timeEnd || item.facts.time) || 9999;
  const sorted = (type) => items.filter((item) => item.type === type).sort((a, b) => when(a) - when(b) || a.spans[0][0] - b.spans[0][0]);
  const targets = sorted("Target");
  const dated = targets.filter((item) => item.facts.deadline).length;
  document.getElementById("summary").textContent = t("targets.summary", { n: targets.length, dated, based: targets.filter((item) => item.facts.baseValue || item.facts.baseTime).length });
  timeTable(document.getElementById("promised"), targets, years, "targets.promised");
  timeTable(document.getElementById("reached"), sorted("Observation"), years, "targets.reached");
}

const showTarget = (key, at) => showDetails(key, at, nothing(t("targets.choose")));
onSelect.push(showTarget);
onFilter.push(renderTargets);
onRender.push(() => {
  renderTargets();
  showTarget(state.t, atSpan());
});
