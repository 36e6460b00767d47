// The data, the network and what is chosen in it.

const data = JSON.parse(document.getElementById("data").textContent);
const DIM = 0.12;
const DIM_UP_TO = 1500; // Nodes up to which dimming the rest is quick enough to feel immediate.
const EDGE = "#76849a";
const CHOSEN = "#00648f";
const QUIET = "rgba(28,36,48,0.15)";

const panel = document.getElementById("panel");
const hint = document.getElementById("hint");
const hidden = new Set(Object.keys(data.labels).filter((label) => !data.labels[label].shown));
const ties = tiesByNode();
const trail = [];
let current = null;

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

// Choosing.

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
