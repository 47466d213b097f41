// Runs beside the page, after Oxigraph's own script: the graph in, answers out. The page ends it to stop a query.
const GRAPH_TYPE = "application/n-quads";
const TABLE_TYPE = "application/sparql-results+json";
let store = null;

function open({ program, graph }) {
  const started = performance.now();
  initSync({ module: program });
  store = new Store();
  store.load(graph, { format: GRAPH_TYPE, lenient: true, no_transaction: true });
  return { ready: store.size, took: performance.now() - started };
}

function answer({ query, kind }) {
  const started = performance.now();
  const format = kind === "graph" ? "text/turtle" : TABLE_TYPE;
  const text = store.query(query, { use_default_graph_as_union: true, results_format: format });
  return { kind, text, took: performance.now() - started };
}

self.onmessage = ({ data }) => {
  try {
    self.postMessage(data.program ? open(data) : answer(data));
  } catch (error) {
    self.postMessage({ failed: String((error && error.message) || error) });
  }
};
