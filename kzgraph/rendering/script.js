// The page's behaviour. Everything that comes from documents is set as text (textContent), never as markup.
(function () {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const DIM = 0.12;
  const DIM_UP_TO = 1500; // Nodes up to which dimming the rest is quick enough to feel immediate.
  const FOUND = 8;
  const EDGE = "#76849a";
  const CHOSEN = "#00648f";
  const QUIET = "rgba(28,36,48,0.15)";

  const panel = document.getElementById("panel");
  const hint = document.getElementById("hint");
  const hidden = new Set(Object.keys(data.labels).filter((label) => !data.labels[label].shown));
  const ties = tiesByNode();
  const trail = [];
  let current = null;

  // The network -------------------------------------------------------------------------------------------------

  const nodes = new vis.DataSet(data.drawing.nodes);
  const edges = new vis.DataSet(data.drawing.edges);
  const shownNodes = new vis.DataView(nodes, { filter: (node) => isShown(node.id) });
  const shownEdges = new vis.DataView(edges, { filter: (edge) => isShown(edge.from) && isShown(edge.to) });
  const ink = new Map(data.drawing.nodes.map((node) => [node.id, node.font.color]));
  const opacity = new Map(data.drawing.edges.map((edge) => [edge.id, edge.color.opacity]));

  const network = new vis.Network(document.getElementById("canvas"), { nodes: shownNodes, edges: shownEdges }, {
    physics: false,
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: { hover: true, keyboard: false, selectConnectedEdges: false, hoverConnectedEdges: false },
    nodes: {
      borderWidth: 1.5,
      borderWidthSelected: 4,
      font: { face: "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif", strokeWidth: 3, strokeColor: "#f4f6f9", vadjust: -2 },
      scaling: { label: { drawThreshold: 3 } },
    },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.45 } },
      color: { color: EDGE, highlight: CHOSEN, hover: CHOSEN, inherit: false },
      width: 1.1,
      selectionWidth: 2.5,
      hoverWidth: 1.5,
      font: { size: 12, color: CHOSEN, strokeWidth: 4, strokeColor: "#f4f6f9", align: "middle" },
      smooth: false,
    },
  });

  network.on("click", (event) => {
    if (event.nodes.length) choose({ node: event.nodes[0] });
    else if (event.edges.length) choose({ edge: event.edges[0] });
    else choose(null);
  });
  network.on("hoverNode", (event) => showHint(data.nodes[event.node].name, event.pointer.DOM));
  network.on("hoverEdge", (event) => showHint(sentence(event.edge), event.pointer.DOM));
  for (const left of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(left, () => { hint.hidden = true; });

  function isShown(id) {
    return !hidden.has(data.nodes[id].label);
  }

  function tiesByNode() {
    const found = new Map(Object.keys(data.nodes).map((id) => [id, []]));
    for (const [id, edge] of Object.entries(data.edges)) {
      found.get(edge.start).push(id);
      if (edge.end !== edge.start) found.get(edge.end).push(id);
    }
    return found;
  }

  function sentence(id) {
    const edge = data.edges[id];
    return `${data.nodes[edge.start].name} ${edge.words} ${data.nodes[edge.end].name}`;
  }

  function showHint(text, at) {
    hint.textContent = text;
    hint.hidden = false;
    const stage = document.getElementById("stage");
    hint.style.left = `${Math.max(4, Math.min(at.x + 14, stage.clientWidth - hint.offsetWidth - 6))}px`;
    hint.style.top = `${Math.max(4, Math.min(at.y + 14, stage.clientHeight - hint.offsetHeight - 6))}px`;
  }

  // Choosing ----------------------------------------------------------------------------------------------------

  // `what` is {node: id}, {edge: id} or null for the overview.
  function choose(what, { remember = true, move = false } = {}) {
    if (remember && JSON.stringify(what) !== JSON.stringify(current)) trail.push(current);
    current = what;
    hint.hidden = true;
    reveal(what);
    network.unselectAll();
    if (what && what.node) network.selectNodes([what.node], false);
    if (what && what.edge) network.setSelection({ nodes: [], edges: [what.edge] }, { highlightEdges: false });
    dim(what);
    if (move) focusOn(what);
    show(what);
  }

  // What was chosen from the panel may have a label that is hidden: show it again.
  function reveal(what) {
    const needed = !what ? [] : what.node ? [what.node] : [data.edges[what.edge].start, data.edges[what.edge].end];
    if (needed.every(isShown)) return;
    for (const id of needed) hidden.delete(data.nodes[id].label);
    refresh();
  }

  function refresh() {
    shownNodes.refresh();
    shownEdges.refresh();
    drawLegend();
  }

  function dim(what) {
    if (data.drawing.nodes.length > DIM_UP_TO) return;
    const near = neighbourhood(what);
    nodes.update(data.drawing.nodes.map(({ id }) => {
      const bright = !near || near.nodes.has(id);
      return { id, opacity: bright ? 1 : DIM, font: { color: bright ? ink.get(id) : QUIET } };
    }));
    edges.update(data.drawing.edges.map(({ id }) => {
      const chosen = Boolean(what && what.edge === id);
      const bright = near && near.edges.has(id);
      return {
        id,
        label: chosen ? data.edges[id].words : " ", // An empty one would leave the last.
        color: { opacity: !near ? opacity.get(id) : bright ? 0.9 : DIM },
      };
    }));
  }

  function neighbourhood(what) {
    if (!what) return null;
    const around = what.node ? ties.get(what.node) : [what.edge];
    const ends = around.flatMap((id) => [data.edges[id].start, data.edges[id].end]);
    return { edges: new Set(around), nodes: new Set(what.node ? [what.node, ...ends] : ends) };
  }

  function focusOn(what) {
    if (!what) network.fit({ animation: false });
    else if (what.node) network.focus(what.node, { scale: Math.max(0.9, network.getScale()), animation: false });
    else network.fit({ nodes: [data.edges[what.edge].start, data.edges[what.edge].end], maxZoomLevel: 1, animation: false });
  }

  // The panel ---------------------------------------------------------------------------------------------------

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

  // Legend and search -------------------------------------------------------------------------------------------

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

  // Start -------------------------------------------------------------------------------------------------------

  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });
  document.getElementById("closer").addEventListener("click", () => zoom(1.3));
  document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("whole").addEventListener("click", () => network.fit({ animation: false }));
  drawLegend();
  choose(data.focus ? { node: data.focus } : null, { remember: false });
  network.fit({ animation: false });
  window.kzgraph = { network, choose, data };
})();
