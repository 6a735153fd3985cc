// Writes out the notice that was tapped. It stands behind the # of the address, so no server has seen it; as text only,
// so nothing in it runs.
(() => {
  'use strict';
  const show = () => {
    const article = document.getElementById('notice');
    if (!article || location.hash.length < 2) return;
    try {
      const {title, body, lang, dir} = JSON.parse(decodeURIComponent(location.hash.slice(1)));
      article.querySelector('h2').textContent = String(title);
      article.querySelector('p').textContent = String(body);
      if (/^[A-Za-z0-9-]{2,20}$/.test(lang)) article.lang = lang;
      article.dir = dir === 'rtl' ? 'rtl' : 'ltr';
      article.hidden = false;
      document.getElementById('no-notice').hidden = true;
    } catch (unreadable) {
      // The sentence for an empty page stays.
    }
  };
  window.addEventListener('hashchange', show);
  show();
})();
