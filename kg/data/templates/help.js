// Help: what each view shows and how to use it. A link from a view opens at its own section.
const KEYS = { "help.key.tab": "help.key.tab.does", "help.key.arrows": "help.key.arrows.does", "help.key.enter": "help.key.enter.does", "help.key.escape": "help.key.escape.does", "help.key.zoom": "help.key.zoom.does" };

onRender.push(() => {
  const files = { ...PAGE.files, ...PAGE.beside };
  const sections = Object.keys(files).filter((name) => `help.${name}` in PAGE.messages.en).map((name) => {
    const way = PAGE.several && !PAGE.beside[name] ? null : el("p", {}, el("a", { href: files[name] + address({ v: "" }) }, t("help.open")));
    return el("section", { id: name, class: state.v === name ? "asked" : null, tabindex: "-1" }, el("h2", {}, t("nav." + name)), el("p", {}, t("help." + name)), way);
  });
  document.getElementById("helps").replaceChildren(...sections);
  document.getElementById("keys").replaceChildren(...Object.entries(KEYS).flatMap(([key, does]) => [el("dt", {}, t(key)), el("dd", {}, t(does))]));
  document.getElementById("types").replaceChildren(...Object.keys(DATA.types).map((type) => el("span", { class: "key" }, glyph(type), t("type." + type))));
  document.querySelector(".asked")?.scrollIntoView({ block: "center" });
});
