// Shared by both query pages: the questions, and an answer as a table whose cells lead to what they name.
"use strict";
const MAIN = document.getElementById("main");
const BASE = MAIN.dataset.base;
const LANG = MAIN.dataset.lang;
const WORDS = JSON.parse(MAIN.dataset.words);
const MOST_ROWS = 500;
const OWN = { columns: {} };
let said = {}; // words for the short forms of columns

/** A new element with attributes and children; strings become text nodes. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Where this server tells of an IRI; null for one that is not the graph's own. */
const local = (iri) => (iri.startsWith(BASE) ? "/" + iri.slice(BASE.length) : null);

function short(iri, prefixes) {
  for (const [prefix, start] of Object.entries(prefixes)) if (iri.startsWith(start)) return prefix + ":" + iri.slice(start.length);
  return iri.startsWith(BASE) ? iri.slice(BASE.length) : iri;
}

/** Where the words of a row stand in their article, if it tells article, start and end. */
function place(row) {
  if (!row.article || !row.start || !row.end) return null;
  const article = row.article.value.split("/").pop();
  return `/text/${encodeURIComponent(article)}?start=${row.start.value}&end=${row.end.value}&lang=${LANG}#here`;
}

/** What a literal says: in words where its column holds short forms; a figure's parts each for themselves. */
function spoken(name, term) {
  const column = /#boolean$/.test(term.datatype || "") ? "" : name;
  if (term["xml:lang"] || !Object.hasOwn(said, column)) return term.value;
  const wordsFor = (short) => (Object.hasOwn(said[column], short) ? said[column][short] : short);
  const parts = term.value.split(" ");
  const isFigure = parts.length > 1 && Object.hasOwn(said.comparator, parts[0]);
  return isFigure ? parts.map(wordsFor).join(" ").trim() : wordsFor(term.value);
}

function cell(name, term, row, prefixes) {
  if (!term) return el("td");
  const where = place(row);
  if (name === "quote" && where) return el("td", { class: "quoted", lang: "zh-Hans" }, el("a", { href: where, title: WORDS["in-article"] }, term.value));
  if (term.type !== "uri") {
    const words = spoken(name, term);
    const kind = /^-?[\d.]+$/.test(words) ? "number" : words.length > 16 ? "long" : "";
    return el("td", words === term.value ? { class: kind } : { class: kind, title: term.value }, words);
  }
  const href = local(term.value);
  return el("td", {}, href ? el("a", { href }, short(term.value, prefixes)) : el("span", { title: term.value }, short(term.value, prefixes)));
}

/** Draws an answer in SPARQL's JSON into a box; QUESTION tells what its columns mean. */
function draw(box, answer, question, prefixes) {
  if ("boolean" in answer) return void box.replaceChildren(el("p", { class: "truth" }, String(answer.boolean)));
  const rows = answer.results.bindings;
  const names = answer.head.vars.filter((name) => !rows.length || rows.some((row) => row[name]));
  const heads = names.map((name) => el("th", { scope: "col", title: "?" + name }, question.columns[name] || name));
  const lines = rows.slice(0, MOST_ROWS).map((row) => el("tr", {}, ...names.map((name) => cell(name, row[name], row, prefixes))));
  const parts = [el("div", { class: "wide", tabindex: "0" }, el("table", { class: "rows" }, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...lines)))];
  if (!rows.length) parts.unshift(el("p", { class: "empty" }, WORDS.empty));
  if (rows.length > MOST_ROWS) parts.push(el("p", { class: "help" }, `${rows.length - MOST_ROWS} ${WORDS["more-rows"]}`));
  box.replaceChildren(...parts);
}

/** Lists the questions by theme; CHOOSE is told the one that is taken. */
async function questions(choose) {
  const told = await (await fetch("/query/questions.json?lang=" + LANG)).json();
  said = told.said;
  const box = document.getElementById("questions");
  const choice = document.getElementById("choice");
  if (matchMedia("(max-width: 900px)").matches) choice.open = false;
  for (const theme of new Set(told.questions.map((one) => one.theme))) {
    const items = told.questions.filter((one) => one.theme === theme).map((one) => {
      const take = () => {
        if (matchMedia("(max-width: 900px)").matches) choice.open = false;
        choose(one);
      };
      return el("li", {}, el("button", { type: "button", "data-name": one.name, title: one.purpose, onclick: take }, one.question));
    });
    box.append(el("section", {}, el("h3", {}, theme), el("ul", {}, ...items)));
  }
  document.getElementById("find").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase();
    for (const item of box.querySelectorAll("li")) item.hidden = !item.textContent.toLowerCase().includes(words);
    for (const part of box.querySelectorAll("section")) part.hidden = !part.querySelector("li:not([hidden])");
  });
  return told;
}

const asked = () => new URLSearchParams(location.search).get("ask");

/** Marks the question that is shown. */
function mark(name) {
  for (const button of document.querySelectorAll("#questions button")) {
    if (button.dataset.name === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}
