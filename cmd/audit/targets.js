// What is hard to hit on this page, as a list of {kind, element, what, least}:
// targets that stand alone, and haven't a square of ROOM pixels for themselves.
// A kind is a way of being marked up; of each the worst is given.
((room) => {
  const seen = (e) => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0 && !e.closest('svg');
  // A box that WCAG 2.5.8 measures: around all lines of a link, in the page.
  const boxOf = (e) => {
    const b = e.getBoundingClientRect();
    return {left: b.left + scrollX, right: b.right + scrollX, top: b.top + scrollY, bottom: b.bottom + scrollY, width: b.width, height: b.height};
  };
  // What lies under the open menu can't be hit at all.
  const menu = document.querySelector('.menu[open]'), panel = menu && boxOf(menu.querySelector('.panel'));
  const covered = (e, box) => panel && !menu.contains(e) && box.top < panel.bottom && box.bottom > panel.top && box.left < panel.right && box.right > panel.left;
  const targets = [...document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])')]
    .filter((e) => seen(e) && !e.matches(':disabled'))
    .map((e) => ({e, box: boxOf(e)}))
    .filter(({box}) => box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0)
    .filter(({e, box}) => !covered(e, box));

  // The words around a link in its block, without what only qualifies a link. A
  // link with words around it stands in a sentence, and WCAG 2.5.8 lets it be.
  const aside = 'a[href], button, .hint, .count, .visually-hidden, [aria-hidden=true]';
  const alone = (e) => {
    if (getComputedStyle(e).display !== 'inline') return true;
    let block = e.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const {data, parentElement: holder} = texts.currentNode;
      if (!data.trim() || holder.closest(aside)) continue;
      let up = holder;
      while (up !== block && getComputedStyle(up).display === 'inline') up = up.parentElement;
      if (up === block) return false; // not a block within
    }
    return true;
  };

  // A target that is too small may lie in the middle of a circle that meets no
  // other target, nor the circle of another that is too small.
  const small = ({box}) => box.width < room || box.height < room;
  const middle = ({box}) => ({x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2});
  const gap = (t, other) => {
    const m = middle(t), {box} = other;
    const edge = Math.hypot(Math.max(box.left - m.x, 0, m.x - box.right), Math.max(box.top - m.y, 0, m.y - box.bottom));
    if (!small(other)) return 2 * edge;
    const n = middle(other);
    return Math.min(2 * edge, Math.hypot(n.x - m.x, n.y - m.y));
  };

  const name = (e) => e.tagName.toLowerCase() + (e.classList.length ? '.' + e.classList[0] : '');
  const kindOf = (e) => {
    const path = [name(e)];
    for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) {
      path.unshift(name(up));
      if (up.classList.length || up.tagName === 'MAIN') break;
    }
    return path.join(' > ');
  };

  targets.sort((s, t) => s.box.top - t.box.top);
  const tallest = Math.max(0, ...targets.map(({box}) => box.height));
  const worst = new Map();
  targets.forEach((t, i) => {
    if (!small(t) || t.e.tagName === 'A' && !alone(t.e)) return;
    let least = Infinity, nearest;
    const look = (other) => {
      if (t.e.contains(other.e) || other.e.contains(t.e)) return;
      const g = gap(t, other);
      if (g < least) [least, nearest] = [g, other];
    };
    for (let k = i - 1; k >= 0 && targets[k].box.top > t.box.top - tallest - room; k--) look(targets[k]);
    for (let k = i + 1; k < targets.length && targets[k].box.top < t.box.bottom + room; k++) look(targets[k]);
    if (least > room - 0.05) return;
    const kind = kindOf(t.e), before = worst.get(kind);
    if (before && before.least <= least) return;
    const words = (e) => '“' + (e.getAttribute('aria-label') || e.textContent || e.value || e.name || '').replace(/\s+/g, ' ').trim().slice(0, 40) + '”';
    worst.set(kind, {kind, least, element: kind + ' ' + words(t.e),
      what: t.box.width.toFixed(1) + ' by ' + t.box.height.toFixed(1) + ' px, with ' + least.toFixed(1) + ' px of room to ' + kindOf(nearest.e) + ' ' + words(nearest.e)});
  });
  return [...worst.values()];
})(ROOM)
