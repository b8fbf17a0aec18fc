// What a script adds to figures: a PNG of the drawing, and the interactive form
// of the same data. Pages work without it, and nothing is fetched before a reader
// asks for it. Texts and URLs are attributes of the script's element.
const words = document.querySelector('script[data-png]').dataset;
const dark = matchMedia('(prefers-color-scheme: dark)');

const make = (name, className, text = '') => Object.assign(document.createElement(name), {className, textContent: text});

// textOf returns the text of elements on one line, keeping no-break spaces.
const textOf = (...elements) => elements.map((e) => e && e.textContent.replace(/[ \t\n]+/g, ' ').trim()).filter(Boolean).join(' · ');

const titleOf = (figure) => textOf(document.getElementById(figure.getAttribute('aria-labelledby')));

const colourOf = (figure) => (role) => getComputedStyle(figure).getPropertyValue('--' + role).trim();

for (const figure of document.querySelectorAll('.figure')) {
  const drawing = figure.querySelector('.figure-drawing');
  if (drawing) enhance(figure, drawing);
}

function enhance(figure, drawing) {
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
      await save(figure, drawing.firstElementChild);
      say('saved');
    } catch {
      say('unsaved');
    }
  });
  if (words.echarts && figure.dataset.json) interact(figure, drawing, button, say);
}

// interact adds the button of the interactive form, which replaces the drawing;
// the same button restores it.
function interact(figure, drawing, button, say) {
  let region, table, show, module, tries = 0;

  const load = async () => {
    const where = words.echarts + (tries++ ? '#' + tries : ''); // browsers cache a failed import: change the URL to retry
    const [code, data] = await Promise.all([import(where), fetch(figure.dataset.json).then((r) => {
      if (!r.ok) throw new Error(r.status);
      return r.json();
    })]);
    module = code;
    region = make('div', 'figure-live');
    region.setAttribute('role', 'region');
    region.setAttribute('aria-label', words.open + ' – ' + titleOf(figure));
    const room = region.appendChild(make('div', 'figure-room'));
    const aria = {enabled: true, label: {description: data.titre + '. ' + data.phrase}};
    show = () => module.open(room, JSON.stringify({...data.options, aria}), {
      lang: document.documentElement.lang.slice(0, 2),
      colours: colourOf(figure),
      maps: data.fond ? {[figure.dataset.ground]: data.fond} : {},
    });
  };

  const open = async () => {
    say('wait');
    try {
      if (!show) await load();
      const {width, height} = drawing.firstElementChild.viewBox.baseVal;
      region.firstChild.style.aspectRatio = width + '/' + height;
      drawing.after(region);
      drawing.hidden = true;
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
    module.close(region.firstChild);
    region.remove();
    drawing.hidden = false;
    if (table) table.hidden = true;
    toggle.firstChild.data = words.open;
    say('closed');
  };

  const toTable = () => {
    const details = figure.querySelector('details');
    details.open = true;
    details.querySelector('[tabindex]').focus();
  };

  const toggle = button('open', () => (drawing.hidden ? back() : open()));
}

// save downloads a PNG, 1,200 pixels wide: title, sentence, drawing,
// legend, sources, in the colours of the page.
async function save(figure, svg) {
  const part = (selector) => figure.querySelector(selector), colour = colourOf(figure);
  const sans = getComputedStyle(figure).fontFamily, serif = getComputedStyle(document.querySelector('h1')).fontFamily;
  const view = svg.viewBox.baseVal, edge = 20, width = Math.min(view.width, 560), height = width * view.height / view.width;
  const canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
  const scale = 1200 / (width + 2 * edge);

  // Texts are laid out twice: to know the height, then to draw.
  const picture = await load(copy(svg, sans), width * scale, height * scale);
  const lay = () => {
    let y = edge;
    const text = (said, font, size, role) => {
      pen.font = font.replace('size', size + 'px');
      pen.fillStyle = colour(role);
      let line = '';
      const put = () => { pen.fillText(line, edge, y += size * 1.3); };
      for (const word of said.split(' ')) {
        const longer = line && line + ' ' + word;
        if (line && pen.measureText(longer).width > width) put(), line = word;
        else line = longer || word;
      }
      if (line) put();
    };
    text(titleOf(figure), '600 size ' + serif, 18, 'ink');
    y += 4;
    text(textOf(part('.figure-sentence')), 'size ' + sans, 13, 'ink');
    y += 14;
    pen.drawImage(picture, edge, y, width, height);
    y += height + 8;
    for (const item of figure.querySelectorAll('.figure-legend li')) {
      pen.fillStyle = getComputedStyle(item.querySelector('rect')).fill;
      pen.strokeStyle = colour('edge');
      pen.fillRect(edge, y + 4, 13, 13);
      pen.strokeRect(edge, y + 4, 13, 13);
      pen.font = '13px ' + sans;
      pen.fillStyle = colour('ink');
      pen.fillText(textOf(item), edge + 20, y + 15);
      y += 19;
    }
    y += 6;
    text(textOf(part('.figure-sources'), part('.figure-date'), part('.figure-credits')), 'size ' + sans, 10, 'ink-2');
    text(location.href.split('#')[0], 'size ' + sans, 10, 'ink-2');
    return y + edge;
  };
  const whole = lay();
  canvas.width = 1200;
  canvas.height = whole * scale;
  pen.scale(scale, scale);
  pen.fillStyle = colour('paper');
  pen.fillRect(0, 0, width + 2 * edge, whole);
  lay();

  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  const link = make('a');
  link.href = URL.createObjectURL(blob);
  link.download = figure.dataset.file + '.png';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
}

// copy clones a drawing with its computed colours and fonts.
function copy(svg, font) {
  const twin = svg.cloneNode(true);
  const ours = twin.querySelectorAll('*');
  svg.querySelectorAll('*').forEach((e, i) => {
    const now = getComputedStyle(e);
    for (const name of ['fill', 'stroke']) if (e.hasAttribute(name)) ours[i].setAttribute(name, now[name]);
  });
  twin.setAttribute('font-family', font);
  ours.forEach((e) => e.removeAttribute('font-family'));
  return twin;
}

async function load(svg, width, height) {
  svg.setAttribute('width', width);
  svg.setAttribute('height', height);
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], {type: 'image/svg+xml'}));
  try {
    await picture.decode();
  } finally {
    URL.revokeObjectURL(picture.src);
  }
  return picture;
}
