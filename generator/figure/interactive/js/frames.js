// Fits frames of figures to what they hold. A page that embeds figures of this site may load it, once:
//
//   <script src="https://…/figures/v1/cadres.js" async></script>
//
// A figure says how high it is, in CSS pixels, by a message {parvis: {hauteur: 640}}; its frame gets this
// height. Only frames that show a page of the site that this script comes from are changed, and only
// their attribute height. It keeps nothing, and sends nothing but the question {parvis: 'hauteur'}.
(() => {
  const {origin} = new URL(document.currentScript.src);

  addEventListener('message', ({origin: from, source, data}) => {
    const height = Math.ceil(data?.parvis?.hauteur);
    if (from !== origin || !(height > 0 && height < 20000)) return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === source) frame.height = height;
    }
  });

  // Figures that were there before this script have spoken already.
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.src.startsWith(origin + '/')) frame.contentWindow.postMessage({parvis: 'hauteur'}, '*');
  }
})();
