// What a script adds to figures: a PNG of the drawing, and the interactive form
// of the same data. Pages work without it, and nothing is fetched before a reader
// asks for it. Texts and URLs are attributes of the script's element.
const words = document.querySelector('script[data-png]').dataset;
const dark = matchMedia('(prefers-color-scheme: dark)');

const make = (name, className, text = '') => Object.assign(document.createElement(name), {className, textContent: text});

// textOf returns the text of elements on one line, keeping no-break spaces.
const textOf = (element) => element.textContent.replace(/[ \t\n]+/g, ' ').trim();

const titleOf = (figure) => textOf(document.getElementById(figure.getAttribute('aria-labelledby')));

const colourOf = (figure) => (role) => getComputedStyle(figure).getPropertyValue('--' + role).trim();

for (const figure of document.querySelectorAll('.figure')) {
  const drawing = figure.querySelector('.figure-drawings > .pv');
  if (drawing && figure.dataset.image) enhance(figure);
}

function enhance(figure) {
  const tools = figure.querySelector('.figure-tools');
  const state = make('p', 'figure-state');
  state.setAttribute('role', 'status');
  tools.after(state);
  const say = (key) => { state.textContent = words[key] || ''; };

  const button = (key, act) => {
    const b = make('button', '', words[key]);
    b.type = 'button';
    b.append(make('span', 'visually-hidden', ' – ' + titleOf(figure)));
    let busy = false;
    b.onclick = async () => {
      if (busy) return;
      busy = true;
      b.setAttribute('aria-busy', 'true');
      await act(b);
      busy = false;
      b.removeAttribute('aria-busy');
    };
    tools.append(b);
    return b;
  };

  button('png', async () => {
    try {
      await save(figure);
      say('saved');
    } catch {
      say('unsaved');
    }
  });
  if (words.echarts && figure.dataset.json) interact(figure, button, say);
}

// interact adds the button of the interactive form, which replaces each drawing that has one;
// the same button restores them.
function interact(figure, button, say) {
  const drawings = [...figure.querySelectorAll('.figure-drawings > .pv')];
  let live, table, show, module, tries = 0;

  const load = async () => {
    const where = words.echarts + (tries++ ? '#' + tries : ''); // browsers cache a failed import: change the URL to retry
    const [code, data] = await Promise.all([import(where), fetch(figure.dataset.json).then((r) => {
      if (!r.ok) throw new Error(r.status);
      return r.json();
    })]);
    module = code;
    live = [data, ...data.suivants || []].flatMap((form, i) => (form?.options ? [roomOf(form, i)] : []));
    const aria = {enabled: true, label: {description: data.titre + '. ' + data.phrase}};
    show = () => live.forEach(({room, options}) => module.open(room, JSON.stringify({...options, aria}), {
      lang: document.documentElement.lang.slice(0, 2),
      colours: colourOf(figure),
      maps: data.fond ? {[figure.dataset.ground]: data.fond} : {},
    }));
  };

  // roomOf makes the place of the form of a drawing.
  const roomOf = ({options, hauteur}, i) => {
    const region = make('div', 'figure-live'), room = region.appendChild(make('div', 'figure-room'));
    region.setAttribute('role', 'region');
    region.setAttribute('aria-label', words.open + ' – ' + titleOf(figure) + (i ? ` (${i + 1})` : ''));
    room.style.blockSize = hauteur + 'px';
    return {options, region, room, drawing: drawings[i]};
  };

  const open = async () => {
    say('wait');
    try {
      if (!show) await load();
      for (const {drawing, region} of live) {
        drawing.after(region);
        drawing.classList.add('away');
      }
      show();
      dark.addEventListener('change', show);
      table ||= figure.querySelector('details') && button('table', toTable);
      if (table) table.hidden = false;
      toggle.firstChild.data = words.close;
      say('opened');
    } catch {
      if (show) back();
      show = null;
      say('failed');
    }
  };

  const back = () => {
    dark.removeEventListener('change', show);
    for (const {drawing, region, room} of live) {
      module.close(room);
      region.remove();
      drawing.classList.remove('away');
    }
    if (table) table.hidden = true;
    toggle.firstChild.data = words.open;
    say('closed');
  };

  const toTable = () => {
    const details = figure.querySelector('details');
    details.open = true;
    details.querySelector('[tabindex]').focus();
  };

  const toggle = button('open', () => (live?.[0].region.isConnected ? back() : open()));
}

// save downloads a PNG of the picture that the site publishes of the figure, twice as large.
async function save(figure) {
  const picture = new Image(), canvas = document.createElement('canvas');
  picture.src = figure.dataset.image;
  await picture.decode();
  canvas.width = 2 * picture.naturalWidth;
  canvas.height = 2 * picture.naturalHeight;
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);

  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  const link = make('a');
  link.href = URL.createObjectURL(blob);
  link.download = figure.dataset.file + '.png';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
}
