"use strict";
/* Opens places of the articles beside the lines, filters lines, and lets the keyboard do both. */
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;
  const pane = one("#articles");
  const articles = all("article.text");

  /* Code points, which places count, in a string of UTF-16 units, which the DOM counts. */
  const points = (text) => {
    let n = text.length;
    for (let i = 1; i < text.length; i++) if (isPair(text, i)) n--;
    return n;
  };
  const isPair = (text, i) =>
    (text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800;
  const unit = (text, point) => {
    let i = 0;
    for (; point > 0 && i < text.length; point--) i += i + 1 < text.length && isPair(text, i + 1) ? 2 : 1;
    return i;
  };

  const wrap = (body, start, end, role) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const found = [];
    let at = 0;
    for (let node; at < end && (node = walker.nextNode()); ) {
      const size = points(node.data);
      if (at + size > start && size > 0) found.push([node, Math.max(0, start - at), Math.min(size, end - at)]);
      at += size;
    }
    for (const [node, from, to] of found) {
      const range = document.createRange();
      range.setStart(node, unit(node.data, from));
      range.setEnd(node, unit(node.data, to));
      const span = document.createElement("span");
      span.className = "lit " + role;
      range.surroundContents(span);
    }
  };

  const unwrap = (article) => {
    for (const span of all(".lit", article)) span.replaceWith(...span.childNodes);
    article.normalize();
  };

  const roles = { c: "content", s: "source", q: "cue" };
  const lines = all(".line, .row[data-to]");
  let current = null;
  let opened = [];
  const byPlace = new Map();
  for (const line of lines) byPlace.set(line.dataset.to, [...(byPlace.get(line.dataset.to) || []), line]);

  let shown = null;
  const show = (article) => {
    if (shown) shown.classList.remove("current");
    article.classList.add("current");
    shown = article;
  };

  /* Opens `document-start-end` or `document`; says whether there is such a place. `from` is the line that asks. */
  const open = (fragment, from) => {
    const parts = /^(d[0-9a-f]+)(?:-(\d+)-(\d+))?$/.exec(fragment);
    const article = parts && articles.find((a) => a.id === parts[1]);
    if (!article) return false;
    if (shown) unwrap(shown);
    for (const line of opened) line.classList.remove("open");
    opened = [];
    show(article);
    root.classList.add("reading");
    if (parts[2] === undefined) {
      pane.scrollTop = 0;
      return true;
    }
    const same = byPlace.get(fragment) || [];
    const line = from || same[0];
    current = line || null;
    opened = same;
    for (const other of opened) other.classList.add("open");
    const body = one(".body", article);
    const spans = line && line.dataset.spans ? line.dataset.spans.split(" ") : ["x" + parts[2] + "-" + parts[3]];
    for (const span of spans) {
      const [start, end] = span.slice(1).split("-").map(Number);
      wrap(body, start, end, roles[span[0]] || "place");
    }
    const lit = one(".lit", body);
    if (lit) {
      const top = lit.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += top - pane.clientHeight / 3;
    }
    return true;
  };

  const go = (fragment, from) => {
    if (!open(fragment, from)) return false;
    if (location.hash !== "#" + fragment) history.pushState(null, "", "#" + fragment);
    if (from && getComputedStyle(pane).position === "fixed") from.scrollIntoView();
    return true;
  };

  const arrive = (isLoad) => {
    const fragment = decodeURIComponent(location.hash.slice(1));
    if (open(fragment)) {
      const line = (byPlace.get(fragment) || [])[0];
      if (line) line.scrollIntoView({ block: "center" });
    } else if (isLoad && articles.length) {
      show(articles[0]);
    }
  };
  addEventListener("hashchange", () => arrive(false));
  addEventListener("popstate", () => arrive(false));

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest("a[href^='#']");
    const line = event.target.closest(".line, .row[data-to]");
    if (link) {
      if (go(link.getAttribute("href").slice(1), link.matches(".to") ? line : null)) event.preventDefault();
    } else if (line && getSelection().isCollapsed) {
      go(line.dataset.to, line);
    } else {
      const mark = event.target.closest("mark[data-line]");
      const marked = mark && document.getElementById("line-" + mark.dataset.line);
      if (marked && getSelection().isCollapsed) {
        go(marked.dataset.to, marked);
        if (!marked.hidden) marked.scrollIntoView({ block: "center" });
      }
    }
  });

  const close = one("#close");
  close.hidden = false;
  close.addEventListener("click", () => root.classList.remove("reading"));

  /* Filter: items that hold all words stay, groups without items go. */
  const search = one("#search");
  const box = one("#filter");
  const found = one("#found");
  const items = all(".line, .row");
  const groups = all("[data-group]");
  let texts;
  const filter = () => {
    texts = texts || items.map((i) => (i.closest("[data-group]").dataset.group + " " + i.textContent).toLowerCase());
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    items.forEach((item, i) => {
      item.hidden = !words.every((word) => texts[i].includes(word));
      if (!item.hidden && item.id) n++;
    });
    for (const list of all(".side")) list.hidden = !one(".line:not([hidden])", list);
    for (const group of groups) group.hidden = !one(".line:not([hidden]), .row:not([hidden])", group);
    for (const section of all("main > section")) section.hidden = words.length > 0 && !one(".line:not([hidden]), .row:not([hidden])", section);
    if (words.length) scrollTo(0, 0);
    for (const entry of all("[data-for]")) entry.hidden = document.getElementById(entry.dataset.for).hidden;
    found.value = words.length ? n + " of " + items.filter((item) => item.id).length : "";
  };
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  search.addEventListener("submit", (event) => event.preventDefault());
  search.hidden = false;

  const step = (by) => {
    const seen = lines.filter((line) => line.getClientRects().length);
    const next = seen[current ? seen.indexOf(current) + by : 0];
    if (!next) return;
    one("a.to", next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    go(next.dataset.to, next);
  };

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target === box) {
      if (event.key === "Escape") {
        box.value = "";
        filter();
        box.blur();
      }
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      box.focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "Escape") {
      root.classList.remove("reading");
    }
  });

  arrive(true);
})();
