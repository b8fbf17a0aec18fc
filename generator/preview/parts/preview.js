// The script of each page of the preview. It reloads the page when the site changed,
// and restores the scroll position; replaces style sheets without a reload; shows the
// findings over the page; marks links to drafts. All its texts come from the server.
(() => {
  "use strict";
  if (window.top !== window) return; // an embedded figure: the outer page has the script
  const page = document.currentScript.dataset.page;
  const alone = document.getElementById("parvis-findings"); // a page made by the preview itself

  // Scroll position.

  const kept = "parvis-place";
  const hidden = "parvis-hidden";
  const store = {
    get(key) { try { return sessionStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { sessionStorage.setItem(key, value); } catch { /* storage is disabled */ } },
    drop(key) { try { sessionStorage.removeItem(key); } catch { /* storage is disabled */ } },
  };
  const place = JSON.parse(store.get(kept) || "null");
  store.drop(kept);
  let early = null; // the position to restore, while the page is too short for it
  if (place && place.at === location.href) {
    const back = () => window.scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    back();
    const reached = window.scrollY;
    if (reached !== place.y) early = { reached, place };
    window.addEventListener("load", () => { // the page may be longer now; unless the reader has scrolled
      if (window.scrollY === reached && reached !== place.y) back();
      early = null;
      setTimeout(() => { history.scrollRestoration = "auto"; });
    }, { once: true });
  }
  function reload() {
    window.addEventListener("pagehide", () => { // readers may scroll until then
      const now = { at: location.href, x: window.scrollX, y: window.scrollY };
      store.set(kept, JSON.stringify(early && early.reached === now.y ? early.place : now)); // a second edit may come before the page has loaded
    });
    history.scrollRestoration = "manual"; // the browser restores the position it last painted, maybe of an empty page
    events.close();
    location.reload();
  }

  // Forms: one comes back to where one was.

  const left = "parvis-left";
  document.addEventListener("click", (e) => {
    if (e.target.closest(".parvis-edit a, .parvis-edit-part a")) store.set(left, JSON.stringify({ at: location.pathname, y: window.scrollY }));
  });
  if (new URLSearchParams(location.search).has("fait")) {
    const from = JSON.parse(store.get(left) || "null");
    store.drop(left);
    if (from && from.at === location.pathname) {
      history.scrollRestoration = "manual";
      window.addEventListener("load", () => window.scrollTo({ top: from.y, behavior: "instant" }), { once: true });
    }
    const here = new URL(location.href);
    here.searchParams.delete("fait");
    history.replaceState(history.state, "", here); // said once
  }

  // Style sheets.

  const stem = (href) => new URL(href, location.href).pathname.replace(/-[0-9a-f]{8}(?=\.css$)/, "");
  function restyle(sheets) {
    const now = new Map(sheets.map((href) => [stem(href), href]));
    for (const link of document.querySelectorAll('link[rel="stylesheet"]:not([data-parvis-old])')) {
      const href = now.get(stem(link.href));
      if (!href || href === new URL(link.href).pathname) continue;
      const fresh = link.cloneNode();
      fresh.href = href;
      fresh.onload = () => { // until then the old style sheet applies
        for (const old of document.querySelectorAll("link[data-parvis-old]")) {
          if (stem(old.href) === stem(href)) old.remove();
        }
      };
      link.dataset.parvisOld = "";
      link.after(fresh);
    }
  }

  // Links to drafts.

  let drafts = new Set();
  let mark = "";
  function marks() {
    if (drafts.size === 0) return;
    for (const link of document.querySelectorAll("a[href]:not([data-parvis-draft])")) {
      const to = new URL(link.href, location.href);
      if (to.origin !== location.origin || !drafts.has(to.pathname)) continue;
      link.dataset.parvisDraft = "";
      const badge = document.createElement("span");
      badge.className = "parvis-mark";
      badge.textContent = mark;
      link.append(" ", badge);
    }
  }
  new MutationObserver(marks).observe(document.body, { childList: true, subtree: true }); // for lists filled by scripts

  // Findings.

  const host = document.createElement("parvis-preview");
  const root = host.attachShadow({ mode: "open" }); // isolated from the theme's style
  const look = document.createElement("link");
  look.rel = "stylesheet";
  look.href = "/_parvis/preview.css";
  const panel = document.createElement("div");
  panel.className = "panel";
  panel.tabIndex = -1;
  panel.hidden = true;
  panel.setAttribute("aria-labelledby", "parvis-title");
  panel.setAttribute("aria-describedby", "parvis-lead");
  const pill = document.createElement("button");
  pill.type = "button";
  pill.className = "pill";
  pill.hidden = true;
  const gone = document.createElement("p");
  gone.className = "gone";
  gone.setAttribute("role", "status");
  gone.hidden = true;
  root.append(look, panel, pill, gone);
  document.body.append(host);

  let state = null;
  let before = null; // element that had the focus
  function show(focus) {
    panel.hidden = false;
    pill.hidden = true;
    if (!focus) return;
    before = document.activeElement;
    panel.focus({ preventScroll: true });
  }
  function hide() {
    const within = root.activeElement !== null;
    panel.hidden = true;
    pill.hidden = !state.summary;
    if (!within) return;
    (before && before.isConnected ? before : document.body).focus({ preventScroll: true });
  }
  pill.addEventListener("click", () => show(true));
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || panel.hidden) return;
    store.set(hidden, state.findings);
    hide();
  });
  function update(next) {
    const was = state;
    state = next;
    const banner = document.getElementById("parvis-banner");
    if (banner) banner.hidden = true;
    if (was && was.findings === next.findings && was.errors === next.errors) return;
    const content = document.createElement("template");
    content.innerHTML = next.findings; // escaped by the templates of the server
    if (alone) {
      alone.replaceChildren(content.content);
      return;
    }
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = next.hide;
    close.addEventListener("click", () => {
      store.set(hidden, state.findings);
      hide();
    });
    const open = !panel.hidden;
    panel.setAttribute("role", next.errors ? "alertdialog" : "dialog");
    panel.replaceChildren(close, content.content);
    pill.textContent = next.summary;
    pill.classList.toggle("errors", next.errors > 0);
    if (next.errors && store.get(hidden) !== next.findings) show(!open);
    else hide();
  }

  // The server.

  let events = null;
  let lost = 0;
  function connect() {
    clearTimeout(lost);
    if (events) events.close();
    events = new EventSource("/_parvis/events");
    events.onmessage = (message) => {
      clearTimeout(lost);
      lost = 0;
      gone.hidden = true;
      const next = JSON.parse(message.data);
      if (next.page !== page) {
        reload();
        return;
      }
      restyle(next.sheets || []);
      drafts = new Set(next.drafts || []);
      mark = next.mark;
      marks();
      update(next);
    };
    events.onerror = () => {
      if (state && gone.hidden) {
        gone.textContent = state.gone;
        gone.hidden = false;
      }
      if (events.readyState === EventSource.CLOSED && !lost) { // the browser has stopped reconnecting
        lost = setTimeout(() => { lost = 0; connect(); }, 1000);
      }
    };
  }
  // Browsers limit the connections to one host: hidden pages close theirs.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") connect();
    else if (events) events.close();
  });
  window.addEventListener("pagehide", () => events && events.close());
  if (document.visibilityState === "visible") connect();
})();
