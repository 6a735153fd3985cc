// Shows what is pushed to this device, as it comes, and says so to the sender: that is the receipt of a notice. A newer
// notice of the same matter takes the place of the older one.
const read = (data) => {
  try {
    return data.json().notification || {};
  } catch (unreadable) {
    return {};
  }
};

self.addEventListener('push', (event) => {
  const {title, ...notice} = read(event.data);
  if (!title) return;
  const seen = notice.data && notice.data.seen;
  const shown = self.registration.showNotification(title, {
    body: notice.body,
    lang: notice.lang,
    dir: notice.dir,
    tag: notice.tag,
    renotify: Boolean(notice.tag),
    requireInteraction: true,
    data: notice.data
  });
  event.waitUntil(shown.then(() => {
    if (seen && seen.startsWith('/webhooks/notices/')) {
      return fetch(seen, {method: 'POST', credentials: 'omit', keepalive: true}).catch(() => undefined);
    }
    return undefined;
  }));
});

// A tap opens the whole text. It travels behind the #, which a browser sends to nobody.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const {title, body, lang, dir} = event.notification;
  const text = encodeURIComponent(JSON.stringify({title, body, lang, dir}));
  event.waitUntil(self.clients.openWindow('/notice#' + text));
});
