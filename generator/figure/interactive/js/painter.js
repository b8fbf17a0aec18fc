// ECharts' SVG painter for a page whose Content-Security-Policy forbids style
// attributes: they are replaced by SVG presentation attributes.
import Painter from 'zrender/lib/svg/Painter.js';
import patch from 'zrender/lib/svg/patch.js';

function unstyled(node) {
  const style = node.attrs && node.attrs.style;
  if (style) {
    delete node.attrs.style;
    for (const declaration of style.split(';')) {
      const [property, value = ''] = declaration.split(':').map((part) => part.trim());
      if (/^font-(family|size|style|weight)$/.test(property)) node.attrs[property] = value;
      if (property === 'font') {
        const [, before, size, family] = /^(.*?)([\d.]+px) *(.*)$/.exec(value) || ['', '', '12px', 'sans-serif'];
        Object.assign(node.attrs, {'font-size': size, 'font-family': family});
        for (const word of before.split(' ')) {
          if (/^(italic|oblique)$/.test(word)) node.attrs['font-style'] = word;
          if (/^(bold|bolder|lighter|\d+)$/.test(word)) node.attrs['font-weight'] = word;
        }
      }
    }
  }
  (node.children || []).forEach(unstyled);
  return node;
}

export class QuietPainter extends Painter {
  renderToVNode(options) {
    return unstyled(super.renderToVNode(options));
  }

  // Like the base class, which sets the root's style attribute at each call; here it
  // is set through the CSSOM, which a policy allows.
  refresh() {
    if (!this.root) return;
    const drawn = this.renderToVNode({willUpdate: true});
    patch(this._oldVNode, drawn);
    this._oldVNode = drawn;
    Object.assign(this._svgDom.style, {position: 'absolute', left: 0, top: 0, userSelect: 'none'});
  }
}
