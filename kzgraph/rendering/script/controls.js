// Legend, search, zoom, and the start of it all.

const FOUND = 8; // Names offered by the search.

function drawLegend() {
  const entries = Object.entries(data.labels).map(([label, look]) => {
    const entry = button("", () => toggle(label), symbol(label), look.plural);
    entry.dataset.label = label;
    entry.setAttribute("aria-pressed", String(!hidden.has(label)));
    return entry;
  });
  document.getElementById("legend").replaceChildren(...entries);
}

function toggle(label) {
  if (!hidden.delete(label)) hidden.add(label);
  refresh();
  document.querySelector(`#legend button[data-label="${CSS.escape(label)}"]`).focus();
}

const search = document.getElementById("search");
const found = document.getElementById("found");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const index = Object.entries(data.nodes).map(([id, node]) => {
  const aliases = node.properties.filter(([key]) => key === "aliases").map(([, value]) => value);
  return { id, name: fold(node.name), text: fold([node.name, ...aliases].join("; ")) };
});

function matches(query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const rank = (entry) => (entry.name.startsWith(words[0]) ? 0 : entry.name.includes(words[0]) ? 1 : 2);
  return index.filter((entry) => words.every((word) => entry.text.includes(word)))
    .sort((a, b) => rank(a) - rank(b) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1))
    .slice(0, FOUND);
}

function offer() {
  const hits = matches(search.value);
  const entries = hits.map(({ id }) => {
    const node = data.nodes[id];
    return make("li", "", button("", () => pick(id), symbol(node.label), ` ${node.name}`));
  });
  found.replaceChildren(...(entries.length ? entries : [make("li", "", "Nothing by this name in the drawing")]));
  found.hidden = !search.value.trim();
}

function pick(id) {
  found.hidden = true;
  search.value = data.nodes[id].name;
  choose({ node: id }, { move: true });
  panel.focus();
}

search.addEventListener("input", offer);
search.addEventListener("focus", offer);
document.querySelector(".search").addEventListener("keydown", (event) => {
  const buttons = [...found.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (event.key === "Escape") found.hidden = true;
  else if (event.key === "Enter" && at < 0 && buttons.length) buttons[0].click();
  else if (event.key === "ArrowDown" && buttons.length) buttons[Math.min(at + 1, buttons.length - 1)].focus();
  else if (event.key === "ArrowUp" && at > 0) buttons[at - 1].focus();
  else if (event.key === "ArrowUp") search.focus();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest(".search")) found.hidden = true;
});

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });
document.getElementById("closer").addEventListener("click", () => zoom(1.3));
document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.3));
document.getElementById("whole").addEventListener("click", () => network.fit({ animation: false }));
drawLegend();
choose(data.focus ? { node: data.focus } : null, { remember: false });
network.fit({ animation: false });
window.kzgraph = { network, choose, data };
