// Comfort only: everything works without this script. It warns before typed text is left unsaved, keeps a
// double click from sending a form twice, and follows a publication.
(() => {
  "use strict";
  const form = document.querySelector("form.record");
  if (form) {
    let changed = document.querySelector(".summary, .conflict") !== null;
    form.addEventListener("input", () => { changed = true; });
    addEventListener("beforeunload", (e) => { if (changed) e.preventDefault(); });
    form.addEventListener("submit", () => { changed = false; });
    document.addEventListener("keydown", (e) => { // Ctrl+S, Cmd+S
      if ((e.ctrlKey || e.metaKey) && e.key === "s") {
        e.preventDefault();
        form.querySelector('button[value="continuer"], button.first').click();
      }
    });
  }
  for (const one of document.querySelectorAll('form[method="post"]')) {
    let sent = false;
    one.addEventListener("submit", (e) => {
      if (sent) e.preventDefault();
      sent = true;
      setTimeout(() => { sent = false; }, 2000); // a file that is downloaded leaves the page open
    });
  }
  const again = document.querySelector("[data-refresh]");
  if (again) setTimeout(() => location.assign(again.href), 2000);
})();
