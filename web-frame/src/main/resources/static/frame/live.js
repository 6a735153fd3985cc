// Says so when a live page is not live any more: a number that has stopped counting looks like one that is final.
// Any element with sse-connect is watched; the page works without this script and without a stream.
(() => {
  'use strict';
  const bar = document.getElementById('not-live');
  if (!bar) return;
  const lost = new Set();

  const show = () => {
    if (lost.size === 0) {
      bar.hidden = true;
      bar.textContent = '';
    } else if (bar.hidden) {
      const now = new Date().toLocaleTimeString(document.documentElement.lang, {hour: 'numeric', minute: '2-digit'});
      bar.textContent = bar.dataset.text.replace('{0}', now);
      bar.hidden = false;
    }
  };
  const change = (add) => (event) => {
    if (add) lost.add(event.target);
    else lost.delete(event.target);
    // An element that was replaced meanwhile will never open again.
    for (const element of lost) if (!element.isConnected) lost.delete(element);
    show();
  };
  document.addEventListener('htmx:sseError', change(true));
  document.addEventListener('htmx:sseOpen', change(false));
  document.addEventListener('htmx:sseClose', change(false));
})();
