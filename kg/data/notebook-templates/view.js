"use strict";
(() => {
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const groups = data("groups");
  const legend = document.getElementById("legend");
  for (const { name, colour } of groups) {
    const item = document.createElement("li");
    item.textContent = name;
    item.style.setProperty("--c", colour);
    legend.append(item);
  }
  const colours = Object.fromEntries(groups.map(({ key, colour }) => [key, colour]));
  const nodes = data("nodes").map((node) => ({
    ...node,
    color: { background: "#fff", border: colours[node.group], highlight: { background: "#fff", border: "#000" } },
  }));
  const options = JSON.parse(data("options")); // pyvis hands its options over as text
  new vis.Network(document.getElementById("canvas"), { nodes, edges: data("edges") }, options);
})();
