// Buttons that copy a text of the page. Where the browser forbids it, the text is selected instead. A
// button names the elements that it copies, and what to say after; without this script it isn't shown.
const textOf = (element) => element.value ?? element.textContent.replace(/[ \t\n]+/g, ' ').trim();

for (const button of document.querySelectorAll('button[data-copies]')) {
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  button.after(said);
  button.hidden = false;
  button.onclick = async () => {
    const sources = button.dataset.copies.split(' ').map((id) => document.getElementById(id));
    try {
      await navigator.clipboard.writeText(sources.map(textOf).join('\n'));
      said.textContent = button.dataset.copied;
    } catch {
      if (sources[0].select) sources[0].select();
      else getSelection().setBaseAndExtent(sources[0], 0, sources.at(-1), sources.at(-1).childNodes.length);
      said.textContent = button.dataset.selected;
    }
  };
}
