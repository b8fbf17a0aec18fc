// What is wrong with this page for who has no scripts, as a list of {what,
// element}. HOLDS is a selector of what its kind of page is for.
((holds) => {
  const wrong = [];
  const seen = (e) => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
  const name = (e) => e.outerHTML.replace(/\s+/g, ' ').slice(0, 100);
  const main = document.querySelector('main');
  const all = (selector) => [...main.querySelectorAll(selector)];

  if (!all('h1').some(seen)) wrong.push({what: 'no title is seen', element: 'h1'});
  if (main.innerText.trim().length < 60) wrong.push({what: 'next to nothing to read', element: main.innerText.trim()});
  if (holds && !all(holds).some(seen)) wrong.push({what: 'what the page is for is not seen', element: holds});

  // A table is there, or under a summary that opens without a script.
  for (const t of all('table')) {
    const folded = t.closest('details:not([open])');
    if (!(folded ? seen(folded.querySelector('summary')) : seen(t)) || !t.rows.length) wrong.push({what: 'a table is not there', element: name(t)});
  }
  for (const f of all('.figure')) {
    if (!f.querySelector('.figure-drawings svg, table, .empty')) wrong.push({what: 'a figure has neither drawing nor table', element: name(f)});
    if (f.querySelector('.figure-drawings') && !f.querySelector('table')) wrong.push({what: 'a drawing has no table', element: name(f)});
  }
  // A control that does nothing is worse than none.
  for (const e of document.querySelectorAll('button, input, select, textarea')) {
    if (seen(e) && !e.readOnly && !(e.form && e.form.hasAttribute('action'))) wrong.push({what: 'a control that does nothing', element: name(e)});
  }
  for (const e of document.querySelectorAll('[aria-busy=true]')) if (seen(e)) wrong.push({what: 'it waits for a script', element: name(e)});
  return wrong;
})(HOLDS)
