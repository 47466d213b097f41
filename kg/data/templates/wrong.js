// “This is wrong”: a ready entry for the article's correction file, copied for the reader to paste.

/** Words as YAML that can be read in one way only. */
const quoted = (words) => JSON.stringify(words);

/** What names the words at a place to the correction file: the quote, and which of several places it is. */
function quoteFields([start, end]) {
  const part = partOf(start);
  const text = PLAN.text.slice(part.start, part.end);
  const quote = PLAN.text.slice(start, end);
  const places = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  const fields = { quote: quoted(quote) };
  if (places.length > 1) fields.nth = places.indexOf(start - part.start) + 1;
  return fields;
}

const lined = (fields) => Object.entries(fields).map(([key, value]) => `${key}: ${value}`);

/** An entry: its action, what it quotes, and the two lines that only a person can fill in. */
function entry(action, value, fields) {
  return [`- ${action}: ${value}`, ...lined(fields).map((line) => "  " + line), '  who: ""', '  why: ""', ""].join("\n");
}

/** What an end of a link is to the correction file: its words with their type, or the words alone. */
function reference(key, words) {
  const item = ITEMS.get(key);
  if (!item) return quoted(words);
  return `{${lined({ ...quoteFields(item.spans[0]), type: item.type }).join(", ")}}`;
}

const entries = {
  remove: (item, span) => entry("remove", item.type, quoteFields(span)),
  retype: (item, span) => entry("retype", `{from: ${item.type}, to: TYPE}`, quoteFields(span)),
  relabel: (item, span) => entry("relabel", '{en: ""}', { ...quoteFields(span), type: item.type }),
  set: (item, span, name) => entry("set", `{${name}: null}`, { ...quoteFields(span), type: item.type }),
  add: (span) => entry("add", "TYPE", quoteFields(span)),
  unlink: (link) => entry("unlink", link.type, { from: reference(link.source), to: reference(link.target, link.zh) }),
};

/** An entry to look at and copy by hand, with where it goes. */
function correctionBox(text, span) {
  const file = `articles/${partOf(span[0]).name}.curation.yaml`;
  return el("div", { class: "correction" }, el("strong", {}, t("wrong.title")), el("pre", { tabindex: "0" }, text), el("p", { class: "help copied" }, t("wrong.copy")), el("p", { class: "help" }, t("wrong.where", { file })));
}

/** Copies an entry, and shows it after an element. */
async function offer(text, span, after) {
  document.getElementById("correction")?.remove();
  const box = correctionBox(text, span);
  box.id = "correction";
  after.after(box);
  const code = box.querySelector("pre");
  code.focus();
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection().selectAllChildren(code);
    copied = document.execCommand("copy");
  }
  box.querySelector(".copied").textContent = t(copied ? "wrong.copied" : "wrong.copy");
  tell(t(copied ? "wrong.copied" : "wrong.copy"));
}

/** The small button that stands with a single fact. */
function wrongMark(make, span) {
  const act = (event) => offer(make(), span, event.currentTarget.closest("ul,dl,p"));
  return el("button", { type: "button", class: "go wrong", title: t("wrong.fact"), "aria-label": t("wrong.fact"), onclick: act }, "⚑");
}

/** What can be wrong about the item itself. */
function wrongSection(item, at) {
  const span = at && item.spans.some(([start, end]) => start === at[0] && end === at[1]) ? at : item.spans[0];
  if (!span) return null;
  const choice = (name, words) => el("button", { type: "button", class: "pill", onclick: (event) => offer(entries[name](item, span), span, event.currentTarget.parentElement) }, words);
  const bar = el("div", { class: "bar" }, choice("remove", t("wrong.remove")), choice("retype", t("wrong.retype")), choice("relabel", t("wrong.relabel")));
  return el("section", { class: "wrongs" }, el("h3", {}, t("wrong.name")), bar);
}
