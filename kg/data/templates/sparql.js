// Asks the graph that this page carries, by Oxigraph in WebAssembly, beside the page so that it never freezes.
const QUESTIONS = new Map(PAGE.questions.map((question) => [question.name, question]));
const SHOWN = 500;
const WAIT = 60;
const PLACED = ["start", "end"]; // told by the way to the article, and in the CSV
const IN_ADDRESS = 60; // things in the address of the network page
// Strings, IRIs and remarks are skipped: only what stands outside of them is a keyword or a parameter.
const OUTSIDE = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|#[^\n]*|\$(\w+)|(\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!:))/gi;
const byId = (id) => document.getElementById(id);
const box = byId("query");
const engine = { program: null, worker: null, ready: false, asked: null, clock: 0 };
let chosen = null;
let last = null;

const own = (words) => words[state.lang];
const blank = () => Object.entries(PAGE.prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("") + "\nSELECT * WHERE {\n  ?thing a plan:Task ; skos:prefLabel ?name .\n}\nLIMIT 20\n";

/** What a script element holds packed, as it was before. */
function unpacked(id, format) {
  const packed = Uint8Array.from(atob(byId(id).textContent.trim()), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)));
}

async function compiled() {
  return WebAssembly.compile(await unpacked("program", "gzip").arrayBuffer());
}

/** Starts the engine, again after a query was stopped. */
async function startEngine() {
  engine.ready = false;
  say("sparql.loading");
  try {
    engine.program = engine.program || (await compiled());
    const source = URL.createObjectURL(new Blob([byId("engine").textContent], { type: "text/javascript" }));
    engine.worker = new Worker(source);
    engine.worker.onmessage = ({ data }) => receive(data);
    engine.worker.onerror = (event) => receive({ failed: event.message || t("sparql.unable") });
    engine.worker.postMessage({ program: engine.program, graph: await unpacked("graph", "deflate").text() });
  } catch (error) {
    fail(`${t("sparql.unable")} ${error.message || error}`);
  }
}

function receive(data) {
  if ("ready" in data) {
    engine.ready = true;
    document.documentElement.setAttribute("data-loaded", data.took.toFixed(0));
    say("sparql.ready", { n: data.ready.toLocaleString("en") });
    if (engine.asked) ask(engine.asked);
    return;
  }
  settle();
  if ("failed" in data) fail(data.failed, engine.sent);
  else show(data);
}

/** The line that tells how things stand; kept, so that it changes its language with the page. */
function say(key, values = {}) {
  byId("stage").textContent = t(key, values);
  byId("stage").dataset.said = JSON.stringify([key, values]);
}

function settle() {
  clearInterval(engine.clock);
  engine.asked = null;
  byId("run").hidden = false;
  byId("stop").hidden = true;
}

function stop() {
  if (engine.worker) engine.worker.terminate();
  settle();
  byId("answer").replaceChildren(el("p", { class: "empty" }, t("sparql.stopped")));
  startEngine();
}

/** The query with the values of its parameters in place, and what kind of answer it asks for ("" where none is seen). */
function prepared() {
  let kind = "";
  const text = box.value.replace(OUTSIDE, (all, name, word) => {
    if (word && !kind) kind = /SELECT|ASK/i.test(word) ? "table" : "graph";
    if (!name) return all;
    return valueOf(name) || all;
  });
  const needed = Object.entries(PAGE.prefixes).filter(([name]) => new RegExp(`(^|[^\\w:.-])${name}:`).test(text) && !new RegExp(`prefix\\s+${name}:`, "i").test(text));
  return { kind, text: needed.map(([name, iri]) => `PREFIX ${name}: <${iri}> `).join("") + text, added: needed.length };
}

/** A parameter's value as SPARQL writes it; that of the language is the page's own where none is given. */
function valueOf(name) {
  const field = document.querySelector(`#parameters [name="${name}"]`);
  const value = field ? field.value.trim() : "";
  const known = chosen && chosen.parameters.find((one) => one.name === name);
  if (!value) return name === "lang" ? `"${state.lang}"` : "";
  if (known && known.type === "iri") return `<${value.replace(/[<>"{}|\\^`\s]/g, encodeURIComponent)}>`;
  if (known && (known.type === "year" || known.type === "integer")) return /^[+-]?\d+$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value);
}

function run() {
  const query = prepared();
  byId("answer").replaceChildren();
  if (!query.kind) {
    fail(t("sparql.kind"));
    return;
  }
  keepQuery();
  engine.asked = query;
  byId("run").hidden = true;
  byId("stop").hidden = false;
  if (engine.ready) ask(query);
}

function ask(query) {
  const since = Date.now();
  engine.sent = query;
  engine.clock = setInterval(() => {
    const seconds = Math.round((Date.now() - since) / 1000);
    say(seconds > WAIT ? "sparql.long" : "sparql.running", { n: seconds });
  }, 1000);
  engine.worker.postMessage({ query: query.text, kind: query.kind });
}

/** What went wrong, in the engine's words, with the cursor where it says. */
function fail(words, query = null) {
  const place = /(?:error at |at line )(\d+)(?::|, column )(\d+)/i.exec(words);
  byId("answer").replaceChildren(el("div", { class: "wrong", role: "alert" }, el("b", {}, t(place ? "sparql.wrong.at" : "sparql.wrong", place ? { line: place[1] } : {})), el("code", { lang: "en" }, words)));
  say("sparql.failed");
  if (!place || !query) return;
  const lines = box.value.split("\n");
  const line = Math.min(Number(place[1]), lines.length);
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  box.focus();
  box.setSelectionRange(start, start + lines[line - 1].length);
}

function short(iri) {
  for (const [name, space] of Object.entries(PAGE.prefixes)) {
    if (iri.startsWith(space) && /^[\w-]*$/.test(iri.slice(space.length))) return `${name}:${iri.slice(space.length)}`;
  }
  return iri.startsWith(PAGE.base) ? iri.slice(PAGE.base.length) : iri;
}

/** The article a thing belongs to, by its IRI; "" where it is shared. */
function articleOf(key, row) {
  const found = /^[a-z-]+\/(.+)-[0-9a-f]{12}$/.exec(key);
  const name = (found && found[1]) || (row.article && row.article.value) || "";
  return PAGE.articles.includes(name) ? name : PAGE.articles.length === 1 ? PAGE.articles[0] : "";
}

function pageOf(article, file, wanted) {
  const hash = new URLSearchParams({ ...wanted, lang: state.lang, ...(state.asked ? { theme: state.asked } : {}) });
  return `${PAGE.several ? encodeURIComponent(article) + "/" : ""}${file}#${hash}`;
}

/** What a value says: in words where its column holds short forms, in the language chosen; a figure part by part. */
function inWords(name, value) {
  const column = /#boolean$/.test(value.datatype || "") ? "" : name;
  if (value["xml:lang"] || !Object.hasOwn(PAGE.words, column)) return value.value;
  const known = PAGE.words[column];
  const wordsFor = (short) => (Object.hasOwn(known, short) ? own(known[short]) : short);
  const parts = value.value.split(" ");
  const isFigure = parts.length > 1 && Object.hasOwn(PAGE.words.comparator, parts[0]);
  return isFigure ? parts.map(wordsFor).join(" ").trim() : wordsFor(value.value);
}

/** Words of the text itself, with their meaning beside them in English. */
function wordsOf(value, said) {
  return said.startsWith(value + " ") ? [chinese(value), el("span", { lang: "en" }, said.slice(value.length))] : [said];
}

function answerCell(name, value, row) {
  if (!value) return el("td", {}, "");
  if (value.type === "uri") {
    const key = value.value.startsWith(PAGE.base + "id/") ? value.value.slice(PAGE.base.length + 3) : "";
    const article = key && articleOf(key, row);
    const words = el("code", { title: value.value }, key || short(value.value));
    return el("td", { class: "iri" }, article ? el("a", { href: pageOf(article, PAGE.files.outline, { t: key }) }, words) : words);
  }
  const number = /#(integer|decimal|double|float)$/.test(value.datatype || "");
  const said = inWords(name, value);
  const language = value["xml:lang"] === "zh" || /[\u3400-\u9fff]/.test(said) ? "zh-Hans" : value["xml:lang"] || null;
  return el("td", { class: number ? "number" : said.length > 18 ? "long" : "", lang: language, title: said !== value.value ? value.value : null }, ...wordsOf(value.value, said));
}

/** The way to the words in the article, for a row that tells where they stand. */
function sourceLink(row) {
  const article = row.article ? row.article.value : PAGE.articles.length === 1 ? PAGE.articles[0] : "";
  if (!row.start || !PAGE.articles.includes(article)) return null;
  const at = inUnits(article, Number(row.start.value), Number((row.end || row.start).value)).join("-");
  return el("a", { class: "go", href: pageOf(article, PAGE.files.reader, { at }) }, t("sparql.evidence"));
}

/** Offsets of the graph, in code points, as places of the page's strings; they differ after each of WIDE. */
function inUnits(article, ...points) {
  const wide = PAGE.wide[article] || [];
  return points.map((point) => point + wide.filter((place) => place < point).length);
}

function show({ kind, text, took }) {
  document.documentElement.setAttribute("data-took", took.toFixed(0));
  if (kind === "graph") {
    last = { turtle: text };
    say("sparql.done.graph", { ms: Math.round(took) });
  } else {
    const found = JSON.parse(text);
    last = "boolean" in found ? { truth: found.boolean } : { columns: found.head.vars, rows: found.results.bindings };
    if (last.rows) say(last.rows.length === 1 ? "sparql.done.one" : "sparql.done", { n: last.rows.length.toLocaleString("en"), ms: Math.round(took) });
    else say("sparql.done.truth", { ms: Math.round(took) });
  }
  renderAnswer();
}

function renderAnswer() {
  const place = byId("answer");
  if (!last) return;
  if (last.turtle !== undefined) {
    place.replaceChildren(el("div", { class: "acts" }, saving("sparql.turtle", "results.ttl", "text/turtle", () => last.turtle)), el("pre", { tabindex: "0" }, last.turtle || t("sparql.nothing")));
  } else if (last.truth !== undefined) {
    place.replaceChildren(el("p", { class: "truth" }, t(last.truth ? "sparql.yes" : "sparql.no")));
  } else if (!last.rows.length) {
    place.replaceChildren(el("p", { class: "empty" }, t("sparql.nothing")));
  } else {
    renderTable(place);
  }
}

function renderTable(place) {
  const meaning = new Map(chosen ? chosen.columns.map((column) => [column.name, own(column)]) : []);
  const linked = last.rows.some(sourceLink);
  const told = linked ? PLACED : [];
  const columns = last.columns.filter((name) => !told.includes(name) && last.rows.some((row) => row[name]));
  const head = columns.map((name) => el("th", { scope: "col", title: name }, meaning.get(name) || name));
  if (linked) head.push(el("th", { scope: "col" }, t("sparql.evidence.head")));
  const rows = last.rows.slice(0, SHOWN).map((row) => {
    const cells = columns.map((name) => answerCell(name, row[name], row));
    return el("tr", {}, ...cells, ...(linked ? [el("td", {}, sourceLink(row))] : []));
  });
  const acts = [saving("sparql.save", "results.csv", "text/csv", answerCsv)];
  const graphLink = asGraph();
  if (graphLink) acts.push(graphLink);
  place.replaceChildren(
    el("div", { class: "acts" }, ...acts),
    ...(last.rows.length > SHOWN ? [el("p", { class: "help" }, t("sparql.first", { n: SHOWN, all: last.rows.length }))] : []),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("sparql.answer") }, el("table", { class: "list" }, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows))),
  );
}

const answerCsv = () => csv([last.columns, ...last.rows.map((row) => last.columns.map((name) => (row[name] ? row[name].value : "")))]);

function saving(key, name, type, content) {
  return el("button", { type: "button", class: "pill", onclick: () => download(name, content(), type) }, t(key));
}

/** The things of the answer in the network, where the answer holds any. */
function asGraph() {
  const keys = new Map();
  for (const row of last.rows) {
    for (const value of Object.values(row)) {
      const key = value.type === "uri" && value.value.startsWith(PAGE.base + "id/") ? value.value.slice(PAGE.base.length + 3) : "";
      const article = key && articleOf(key, row);
      if (article) keys.set(article, (keys.get(article) || new Set()).add(key));
    }
  }
  if (!keys.size || !PAGE.files.network) return null;
  const [article, things] = [...keys].sort((a, b) => b[1].size - a[1].size)[0];
  return el("a", { class: "pill", href: pageOf(article, PAGE.files.network, { only: [...things].slice(0, IN_ADDRESS).join(",") }) }, t("sparql.graph"));
}

function choose(name, query = "") {
  chosen = QUESTIONS.get(name) || null;
  box.value = query || (chosen ? chosen.sparql : blank());
  last = null;
  byId("answer").replaceChildren();
  renderQuestion();
  byId("library-of-questions").open = wide.matches;
}

const wide = matchMedia("(min-width: 901px)");

function renderQuestion() {
  byId("asked").textContent = chosen ? own(chosen.question) : t("sparql.own");
  byId("purpose").textContent = chosen ? own(chosen.purpose) : t("sparql.own.help");
  const fields = chosen ? chosen.parameters.filter((one) => one.name !== "lang") : [];
  byId("parameters").replaceChildren(...fields.map((one) => {
    const kept = document.querySelector(`#parameters [name="${one.name}"]`);
    const value = kept ? kept.value : one.default || "";
    return el("label", {}, el("span", {}, own(one)), el("input", { name: one.name, value, type: "text", autocomplete: "off", spellcheck: "false" }));
  }));
  for (const made of document.querySelectorAll("#questions button")) made.setAttribute("aria-current", String((made.dataset.name || "") === (chosen ? chosen.name : "")));
}

function renderLibrary() {
  const entry = (name, words) => el("li", {}, el("button", { type: "button", "data-name": name, onclick: () => { choose(name); run(); } }, words));
  const parts = [el("ul", {}, el("li", {}, el("button", { type: "button", "data-name": "", onclick: () => choose("") }, t("sparql.own"))))];
  for (const theme of PAGE.themes) {
    const members = PAGE.questions.filter((question) => question.theme === theme.name);
    if (members.length) parts.push(el("h3", {}, own(theme)), el("ul", {}, ...members.map((one) => entry(one.name, own(one.question)))));
  }
  byId("questions").replaceChildren(...parts);
}

/** The query in the address: a question by its name, any other by its words. */
function keepQuery() {
  const same = chosen && chosen.sparql === box.value;
  state.v = same ? chosen.name : "";
  state.q = same ? "" : box.value;
  keep();
}

function openAsked() {
  if (QUESTIONS.has(state.v) || !state.q) choose(QUESTIONS.has(state.v) ? state.v : PAGE.first);
  else choose("", state.q);
  run();
}

let opened = false;
onRender.push(() => {
  renderLibrary();
  const said = byId("stage").dataset.said;
  if (said) say(...JSON.parse(said));
  if (!opened) {
    opened = true;
    startEngine();
    openAsked();
    return;
  }
  renderQuestion();
  if (last && chosen && chosen.parameters.some((one) => one.name === "lang")) run();
  else renderAnswer();
});
window.addEventListener("popstate", openAsked);
byId("run").addEventListener("click", run);
byId("stop").addEventListener("click", stop);
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
