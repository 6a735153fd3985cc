// Joining with this device's own notifications instead of a number. The page works without it; the offer is hidden
// until we know that the browser can keep it.
(() => {
  'use strict';
  const offer = document.getElementById('device');
  if (!offer || !('serviceWorker' in navigator) || !('PushManager' in window)) return;
  const button = offer.querySelector('button');
  const status = offer.querySelector('[role=status]');
  const value = (id) => document.getElementById(id).value;

  const bytes = (base64) => Uint8Array.from(
    atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

  const join = async () => {
    const worker = await navigator.serviceWorker.register('/frame/notices.js');
    const subscription = await worker.pushManager.subscribe(
      {userVisibleOnly: true, applicationServerKey: bytes(offer.dataset.key)});
    const answer = await fetch('/api/v1/subscriptions', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({
        school: offer.dataset.school,
        hours: (document.querySelector('[name=hours]:checked') || {}).value,
        languages: [value('first'), value('second')].filter((tag) => tag),
        push: subscription
      })
    });
    if (!answer.ok) throw new Error(answer.status);
    location.assign('/leave/' + (await answer.json()).token + '?joined');
  };

  button.addEventListener('click', () => {
    button.disabled = true;
    join().catch(() => {
      button.disabled = false;
      status.textContent = offer.dataset.failed;
    });
  });
  offer.hidden = false;
})();
