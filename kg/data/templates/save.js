// What the page shows, as files: tables for spreadsheets, Turtle for tools. Filters hold for both.
const MARKED = "\ufeff"; // tells a spreadsheet that the table is UTF-8

function download(name, content, type) {
  const link = el("a", { href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  tell(t("save.done", { name }));
}

/** A canvas as it is seen, on paper, since the canvas itself is clear. */
function saveCanvas(seen, paper, name) {
  const sheet = el("canvas", { width: seen.width, height: seen.height });
  const context = sheet.getContext("2d");
  context.fillStyle = paper;
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(seen, 0, 0);
  sheet.toBlob((blob) => download(name, blob, "image/png"));
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value) {
  const words = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(words) && !/^-?[\d.]+$/.test(words) ? "'" + words : words;
  return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}

const csv = (rows) => MARKED + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

/** What is saved: what the page says it shows, else all that the filters let through. */
let shownItems = () => PLAN.items.filter((item) => passes(item));
let shownLinks = (items) => {
  const keys = new Set(items.map((item) => item.key));
  return PLAN.relations.filter((link) => keys.has(link.source) && (!link.target || keys.has(link.target)));
};

/** One table: every item, then every link, each with the words that say it. */
function table() {
  const items = shownItems();
  const quote = (spans) => (spans.length ? PLAN.text.slice(...spans[0]) : "");
  const rows = [["kind", "type", "iri", "zh", "en", "labelOrigin", "status", "commitment", "deadline", "figure", "from", "to", "quote", "start", "end"]];
  for (const item of items) {
    const { status, commitment, deadline } = item.facts;
    rows.push(["item", item.type, iriOf(item), item.zh, item.en, item.origin, status, commitment, deadline, item.figure?.[state.lang], "", "", quote(item.spans), ...(item.spans[0] || ["", ""])]);
  }
  for (const link of shownLinks(items)) {
    const to = ITEMS.has(link.target) ? iriOf(ITEMS.get(link.target)) : link.zh;
    rows.push(["link", link.type, "", "", "", "", "", "", "", "", iriOf(ITEMS.get(link.source)), to, quote(link.spans), ...(link.spans[0] || ["", ""])]);
  }
  return csv(rows);
}

const literal = (words, tongue) => JSON.stringify(words) + "@" + tongue;

function turtle() {
  const items = shownItems();
  const lines = ["@prefix plan: <https://w3id.org/plan-kg/ontology#> .", "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .", ""];
  const iri = (item) => "<" + encodeURI(iriOf(item)).replace(/[<>"{}|\\^`]/g, encodeURIComponent) + ">";
  for (const item of items) {
    lines.push(`${iri(item)} a plan:${item.type} ; skos:prefLabel ${literal(item.zh, "zh")}${item.en ? ", " + literal(item.en, "en") : ""}${item.aliases.map((name) => ` ; skos:altLabel ${literal(name, "zh")}`).join("")} .`);
  }
  for (const link of shownLinks(items)) if (link.target) lines.push(`${iri(ITEMS.get(link.source))} plan:${link.type} ${iri(ITEMS.get(link.target))} .`);
  return lines.join("\n") + "\n";
}

if (PLAN) {
  document.getElementById("save-csv").addEventListener("click", () => download(`${PLAN.name}.csv`, table(), "text/csv"));
  document.getElementById("save-turtle").addEventListener("click", () => download(`${PLAN.name}.ttl`, turtle(), "text/turtle"));
}
