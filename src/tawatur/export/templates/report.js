// Paints the marks of each text without touching its letters (CSS Custom Highlight API), says what a marked word is on a
// click, and shows the cited words after a link was followed. The page is whole without it. Offsets are UTF-16 units.
(() => {
  const marks = JSON.parse(document.getElementById("marks").textContent);
  const texts = new Map([...document.querySelectorAll(".text")].map((text) => [text.dataset.doc, text]));
  const panel = document.getElementById("panel");
  const canPaint = typeof Highlight === "function" && CSS.highlights;
  const layers = new Map();

  function nodesOf(text) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let at = 0;
    while (walker.nextNode()) {
      nodes.push([at, walker.currentNode]);
      at += walker.currentNode.length;
    }
    return nodes;
  }

  function locate(nodes, offset, isEnd) {
    let low = 0, high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isEnd ? nodes[middle][0] < offset : nodes[middle][0] <= offset) low = middle;
      else high = middle - 1;
    }
    return [nodes[low][1], Math.min(offset - nodes[low][0], nodes[low][1].length)];
  }

  function rangeOf(nodes, start, end) {
    const range = document.createRange();
    range.setStart(...locate(nodes, start, false));
    range.setEnd(...locate(nodes, end, true));
    return range;
  }

  function paint(text) {
    if (text.dataset.painted) return;
    text.dataset.painted = "yes";
    const nodes = nodesOf(text);
    for (const [start, end, kind] of marks[text.dataset.doc] ?? []) layers.get(KINDS[kind]).add(rangeOf(nodes, start, end));
  }

  function choose(box) {
    if (box.checked) CSS.highlights.set(box.value, layers.get(box.value));
    else CSS.highlights.delete(box.value);
  }

  function showCited(link) {
    const text = texts.get(link.dataset.doc);
    if (!text || !canPaint) return;
    const [start, end] = link.dataset.span.split("-").map(Number);
    const cited = new Highlight(rangeOf(nodesOf(text), start, end));
    cited.priority = KINDS.length + 1;
    CSS.highlights.set("cited", cited);
  }

  function offsetAt(text, event) {
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const node = caret?.offsetNode ?? range?.startContainer;
    const inside = caret?.offset ?? range?.startOffset;
    const found = nodesOf(text).find(([, each]) => each === node);
    return found ? found[0] + inside : -1;
  }

  function explain(text, event) {
    const at = offsetAt(text, event);
    const shown = (marks[text.dataset.doc] ?? []).filter(([start, end]) => start <= at && at < end);
    panel.replaceChildren(...shown.map(([start, end, kind, label, target]) => {
      const line = document.createElement("p");
      const words = document.createElement(target ? "a" : "span");
      if (target) words.href = `#${target}`;
      words.textContent = label;
      words.dir = "auto";
      const name = document.createElement("span");
      name.className = "meta";
      name.textContent = document.querySelector(`.k-${KINDS[kind]} span`).textContent + " ";
      line.append(name, words);
      return line;
    }));
    panel.hidden = shown.length === 0;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cited");
    if (link) showCited(link);
    const text = event.target.closest(".text");
    if (text) explain(text, event);
    else if (!event.target.closest("#panel")) panel.hidden = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.code === "Escape") panel.hidden = true;
  });
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });

  if (!canPaint) return;
  KINDS.forEach((kind, order) => {
    const layer = new Highlight();
    layer.priority = { content: 0, aside: 1 }[kind] ?? order + 2;
    layers.set(kind, layer);
  });
  const legend = document.querySelector(".legend");
  legend.hidden = false;
  for (const box of legend.querySelectorAll("input")) {
    choose(box);
    box.addEventListener("change", () => choose(box));
  }
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) paint(entry.target);
  }, { rootMargin: "1000px" });
  for (const text of texts.values()) near.observe(text);
  addEventListener("beforeprint", () => texts.forEach(paint));
})();
