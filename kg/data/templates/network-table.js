// The picture as two tables: every item and every link that the filters let through, drawn or not.
const MANY_ROWS = 400;

function rowsOf(rows, body) {
  body.append(...rows.slice(0, MANY_ROWS).map((make) => make()));
  if (rows.length <= MANY_ROWS) return;
  const more = el("tr", {}, el("td", { colspan: 5 }, el("button", { type: "button", class: "more", onclick: () => {
    more.remove();
    rowsOf(rows.slice(MANY_ROWS), body);
  } }, t("details.more", { n: rows.length - MANY_ROWS }))));
  body.append(more);
}

function makeTable(caption, heads, rows) {
  const body = el("tbody");
  rowsOf(rows, body);
  return el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))), body);
}

function renderTable() {
  const items = PLAN.items.filter((item) => passes(item));
  const links = shownLinks(items);
  const drawn = new Set(current.nodes.map((node) => node.id));
  const itemRows = items.map((item) => () => el("tr", {}, el("th", { scope: "row" }, button(item)), el("td", {}, t("type." + item.type)),
    el("td", {}, item.facts.status ? t("status." + item.facts.status) : ""), el("td", {}, String(LINKS_OF.get(item.key).length)),
    el("td", {}, t(drawn.has(item.key) ? "network.row.drawn" : drawn.has(shownAs(item.key)) ? "network.row.folded" : "network.row.left"))));
  const linkRows = links.map((link) => () => el("tr", {}, el("th", { scope: "row" }, button(ITEMS.get(link.source))), el("td", {}, t("link." + link.type)),
    el("td", {}, link.target ? button(ITEMS.get(link.target)) : meansWords(link)), el("td", {}, link.spans.length ? chinese(PLAN.text.slice(...link.spans[0])) : "")));
  const heads = (names) => names.map((name) => t(name));
  document.getElementById("tables").replaceChildren(
    makeTable(t("network.table.items", { n: items.length }), heads(["network.head.item", "network.head.type", "network.head.status", "network.head.ties", "network.head.drawn"]), itemRows),
    makeTable(t("network.table.links", { n: links.length }), heads(["network.head.from", "network.head.link", "network.head.to", "network.head.quote"]), linkRows),
  );
}
