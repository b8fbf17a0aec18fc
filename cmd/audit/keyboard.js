// What a walk with the keyboard has to meet on this page, and how each control
// looks while the focus is elsewhere. Gives the number of controls; then
// audit.at() tells where the focus is.
(() => {
  const seen = (e) => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
  const may = 'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]';
  // Of radio buttons of one name the keyboard meets one, and goes on with arrows.
  const met = (e) => {
    if (e.type !== 'radio' || !e.name) return true;
    const group = [...document.querySelectorAll('input[type=radio]')].filter((r) => r.name === e.name && r.form === e.form);
    return e === (group.find((r) => r.checked) || group[0]);
  };
  const controls = [...document.querySelectorAll(may)].filter((e) => e.tabIndex >= 0 && !e.matches(':disabled') && !e.closest('[inert]') && seen(e) && met(e));

  const nothing = /^(none|rgba\(0, 0, 0, 0\)|transparent)/;
  const styleOf = (e) => {
    const s = getComputedStyle(e);
    const outline = s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 1 || nothing.test(s.outlineColor) ? '' : s.outlineStyle + s.outlineWidth + s.outlineColor;
    return [outline, s.boxShadow, s.backgroundColor, s.color, s.borderTopColor, s.borderBottomColor, s.borderBottomWidth, s.textDecorationLine, s.textDecorationThickness,
      s.fill, s.stroke, s.strokeWidth].join('|');
  };
  // Its own look, that of what it holds, and of the label or frame around it.
  const look = (e) => [e, e.parentElement, ...[...e.querySelectorAll('*')].slice(0, 8)].map(styleOf).join('\n');
  const before = controls.map(look);

  const name = (e) => {
    const words = (e.getAttribute('aria-label') || e.textContent || e.value || '').replace(/\s+/g, ' ').trim().slice(0, 50);
    const kind = typeof e.className === 'string' && e.className ? '.' + e.className.split(' ').join('.') : '';
    return e.tagName.toLowerCase() + kind + (words ? ' “' + words + '”' : '');
  };
  // A box that stays in place while the page scrolls, over the focus.
  const under = (e, x, y) => {
    const top = document.elementFromPoint(x, y);
    if (!top || e.contains(top)) return false;
    for (let up = top; up && !up.contains(e); up = up.parentElement) if (['fixed', 'sticky'].includes(getComputedStyle(up).position)) return true;
    return false;
  };

  window.audit = {
    names: controls.map(name),
    // index: of the control among those to meet, in the order of the document; -1
    // for another element; -2 when the focus has left the page.
    at() {
      const e = document.activeElement;
      if (!e || e === document.body || e === document.documentElement) return {index: -2};
      const index = controls.indexOf(e), box = e.getBoundingClientRect();
      const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right), top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
      const inside = right > left && bottom > top;
      return {
        index, name: name(e),
        marked: index < 0 ? styleOf(e).charAt(0) !== '|' : look(e) !== before[index],
        inside, under: inside && under(e, (left + right) / 2, (top + bottom) / 2),
      };
    },
  };
  return controls.length;
})()
