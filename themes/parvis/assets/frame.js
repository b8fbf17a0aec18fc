// What an embedded figure tells the page around it: how high it is, at first, when that changes, and when asked.
// The page may have figures/v1/cadres.js to hear it.
const tell = () => parent.postMessage({parvis: {hauteur: document.querySelector('main').getBoundingClientRect().height}}, '*');

if (parent !== window) {
  new ResizeObserver(tell).observe(document.querySelector('main'));
  addEventListener('message', ({data}) => { if (data?.parvis === 'hauteur') tell(); });
}
