// The plain query page: a text field, an answer as a table, and the same answer as CSV.
"use strict";
const field = document.getElementById("sparql");
const told = document.getElementById("told");
const box = document.getElementById("answer");
const csv = document.getElementById("csv");
let shown = OWN;
let prefixes = {};

const ask = (accept) => fetch("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: field.value });

async function run() {
  told.textContent = WORDS.running;
  csv.disabled = true;
  const response = await ask("application/sparql-results+json, text/turtle;q=0.9");
  const type = response.headers.get("Content-Type") || "";
  if (!response.ok) {
    const problem = await response.json();
    told.textContent = "";
    box.replaceChildren(el("p", { class: "problem", role: "alert" }, [problem.what, problem.where, problem.remedy].filter(Boolean).join(" · ")));
  } else if (type.startsWith("text/turtle")) {
    told.textContent = "";
    box.replaceChildren(el("pre", {}, await response.text()));
  } else {
    const answer = await response.json();
    told.textContent = answer.results ? `${answer.results.bindings.length} ${WORDS.rows}` : "";
    csv.disabled = !answer.results;
    draw(box, answer, shown, prefixes);
  }
}

async function save() {
  const response = await ask("text/csv");
  const link = el("a", { href: URL.createObjectURL(await response.blob()), download: "answer.csv" });
  link.click();
  URL.revokeObjectURL(link.href);
}

document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
csv.addEventListener("click", save);
field.addEventListener("input", () => (shown = OWN));
const choose = (one) => {
  shown = one;
  field.value = one.sparql;
  mark(one.name);
  run();
};
questions(choose).then((all) => {
  prefixes = all.prefixes;
  choose(all.questions.find((one) => one.name === asked()) || all.questions[0]);
});
