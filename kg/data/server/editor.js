// The query page with the SPARQL editor: each question opens as a tab, its answer as a table that leads to the words.
"use strict";
let yasgui = null;
let all = { questions: [], prefixes: {} };

/** The table of answer.js, as one of the editor's ways to show an answer. */
class Answer {
  constructor(yasr) {
    this.yasr = yasr;
    this.priority = 20;
    this.label = WORDS.answer;
  }
  canHandleResults() {
    return Boolean(this.yasr.results && this.yasr.results.getBindings());
  }
  draw() {
    const results = this.yasr.results;
    const box = el("div", { class: "answer" });
    this.yasr.resultsEl.replaceChildren(box);
    const tab = yasgui && yasgui.getTab();
    const question = all.questions.find((one) => tab && one.question === tab.getName()) || OWN;
    draw(box, { head: { vars: results.getVariables() }, results: { bindings: results.getBindings() } }, question, all.prefixes);
  }
  getIcon() {
    return undefined;
  }
}

const declared = (prefixes) => Object.entries(prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("");

/** Opens a question as a tab, or goes to its tab, and asks it. */
function choose(one) {
  mark(one.name);
  const there = Object.values(yasgui._tabs).find((tab) => tab.getName() === one.question);
  if (there) return void yasgui.selectTabId(there.getId());
  yasgui.addTab(true, { name: one.question, yasqe: { value: one.sparql } }).query();
}

// The editor's own table links things by their names; here they lead to where this server tells of them.
new MutationObserver(() => {
  for (const link of document.querySelectorAll(`#editor a[href^="${BASE}"]`)) link.href = local(link.getAttribute("href"));
}).observe(document.getElementById("editor"), { childList: true, subtree: true });

questions(choose).then((told) => {
  all = told;
  Yasgui.Yasr.registerPlugin("answer", Answer);
  Object.assign(Yasgui.Yasr.defaults, { defaultPlugin: "answer", pluginOrder: ["answer", "table", "response"], prefixes: all.prefixes });
  // Completion of classes, properties and prefixes would ask other servers.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  yasgui = new Yasgui(document.getElementById("editor"), {
    persistenceId: null,
    populateFromUrl: false,
    autoAddOnInit: false,
    autofocus: false,
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    yasqe: { value: `${declared(all.prefixes)}SELECT * WHERE {\n  ?thing a plan:Goal ; skos:prefLabel ?label .\n}\n` },
    endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => {} },
  });
  yasgui.on("tabSelect", (_, id) => {
    const tab = yasgui.getTab(id);
    const one = all.questions.find((question) => tab && question.question === tab.getName());
    mark(one ? one.name : "");
  });
  choose(all.questions.find((one) => one.name === asked()) || all.questions[0]);
});
