// The panel: what is known of a node or relationship. Text from documents is set as text (textContent, append),
// never as markup.

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children); // Strings become text nodes.
  return element;
}

function button(className, onClick, ...children) {
  const element = make("button", className, ...children);
  element.type = "button";
  element.addEventListener("click", onClick);
  return element;
}

function show(what) {
  const content = what && what.node ? aboutNode(what.node) : what && what.edge ? aboutEdge(what.edge) : overview();
  const reading = panel.contains(document.activeElement);
  panel.replaceChildren(...(what ? [backButton()] : []), ...content);
  panel.scrollTop = 0;
  if (reading) panel.focus({ preventScroll: true });
}

function backButton() {
  const last = trail.length ? trail[trail.length - 1] : null;
  return button("back", back, last ? "← Back" : "← Overview");
}

function back() {
  const last = trail.length ? trail.pop() : null;
  choose(last, { remember: false, move: Boolean(last) });
  panel.focus();
}

function overview() {
  const content = [
    make("h2", "", "Every line is a sentence"),
    make("p", "", "Click a line to read the sentence that states it, or a node to see all that is known of it. Drag to move, scroll to zoom. Hollow signs are planned, not held or signed; dashed lines are concluded, not stated."),
    make("p", "small", counts()),
  ];
  if (data.focus) content.push(button("end", () => choose({ node: data.focus }, { move: true }), symbol(data.nodes[data.focus].label), data.nodes[data.focus].name));
  content.push(make("h3", "", "Not in the drawing"), ...notDrawn().map((line) => make("p", "small", line)));
  content.push(make("h3", "", "All nodes"), ...Object.keys(data.labels).map(listOf));
  return content;
}

function counts() {
  const quotes = new Set(Object.values(data.edges).flatMap((edge) => edge.evidence.map((row) => `${row[0]} ${row[2]} ${row[3]}`)));
  const documents = Object.keys(data.documents).length;
  return `${plural(Object.keys(data.nodes).length, "node")}, ${plural(Object.keys(data.edges).length, "relationship")}, ` +
    `${plural(quotes.size, "quote")} from ${plural(documents, "document")}.`;
}

function plural(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function notDrawn() {
  const quiet = Object.entries(data.labels).filter(([, look]) => !look.shown).map(([, look]) => look.plural);
  return [...data.left_out, ...quiet.map((name) => `${name} are hidden at first: press “${name}” below the drawing to show them.`)];
}

function listOf(label) {
  const members = Object.keys(data.nodes).filter((id) => data.nodes[id].label === label);
  members.sort((a, b) => data.nodes[a].name.localeCompare(data.nodes[b].name, "en") || (a < b ? -1 : 1));
  const list = make("ul", "", ...members.map((id) => make("li", "", nodeButton("plain", id))));
  return make("details", "", make("summary", "", `${data.labels[label].plural} (${members.length})`), list);
}

function nodeButton(className, id) {
  const node = data.nodes[id];
  return button(className, () => choose({ node: id }, { move: true }), symbol(node.label), make("span", "", node.name));
}

function aboutNode(id) {
  const node = data.nodes[id];
  return [
    make("p", "kind", symbol(node.label), node.labels.join(", ")),
    make("h2", "", node.name),
    propertiesOf(node),
    ...groups(id),
    ...(node.evidence.length ? [make("h3", "", "Named in"), ...node.evidence.map(quotation)] : []),
  ];
}

// A node's relationships, by what they say; each leads to its own panel.
function groups(id) {
  const byWords = new Map();
  for (const edge of ties.get(id)) {
    const { start, words } = data.edges[edge];
    const heading = start === id ? `${words} →` : `← ${words}`;
    if (!byWords.has(heading)) byWords.set(heading, []);
    byWords.get(heading).push(edge);
  }
  return [...byWords].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([heading, members]) => [
    make("h3", "", `${heading} (${members.length})`),
    make("ul", "", ...members.map((edge) => make("li", "", tie(id, edge)))),
  ]);
}

function tie(id, edgeId) {
  const edge = data.edges[edgeId];
  const other = data.nodes[edge.start === id ? edge.end : edge.start];
  const children = [make("span", "to", symbol(other.label), make("span", "", other.name))];
  if (edge.evidence.length) children.push(make("span", "said", edge.evidence[0][1]));
  const element = button("tie", () => choose({ edge: edgeId }, { move: true }), ...children);
  element.dataset.edge = edgeId;
  return element;
}

function aboutEdge(id) {
  const edge = data.edges[id];
  return [
    nodeButton("end", edge.start),
    make("span", "verb", edge.words, make("code", "", edge.type)),
    nodeButton("end", edge.end),
    propertiesOf(edge),
    make("h3", "", edge.evidence.length === 1 ? "The sentence" : `The ${edge.evidence.length} sentences`),
    ...edge.evidence.map(quotation),
  ];
}

function propertiesOf(item) {
  return make("dl", "", ...item.properties.flatMap(([key, value]) => [make("dt", "", spaced(key)), make("dd", "", value)]));
}

function spaced(key) {
  return key.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

function quotation([documentId, quote, start, end]) {
  const source = data.documents[documentId] || { name: documentId };
  const caption = make("figcaption", "", [source.publisher, source.published || "undated", source.name].filter(Boolean).join(" · "));
  caption.append(` · characters ${start}–${end}`);
  if (/^https?:\/\//i.test(source.url || "")) caption.append(" · ", link(source.url));
  return make("figure", "", make("blockquote", "", quote), caption);
}

function link(url) {
  const element = make("a", "", "source");
  element.href = url;
  element.rel = "noopener noreferrer";
  element.target = "_blank";
  return element;
}

const SHAPES = {
  dot: "M7 1a6 6 0 1 0 .01 0z",
  square: "M2 2h10v10H2z",
  diamond: "M7 0l7 7-7 7-7-7z",
  hexagon: "M3.7 1.2h6.6L13.8 7l-3.5 5.8H3.7L.2 7z",
  triangle: "M7 1l6.5 11.5H.5z",
  triangleDown: "M.5 1.5h13L7 13z",
  star: "M7 .3l1.9 4.6 5 .4-3.8 3.3 1.2 4.9L7 10.900l-4.300 2.600 1.200-4.900L.1 5.300l5-.4z",
};

function symbol(label) {
  const look = data.labels[label];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 14 14");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[look.shape] || SHAPES.dot);
  path.setAttribute("fill", look.colour);
  svg.append(path);
  return svg;
}
