// Shows what is pushed to this device, as it comes: title in the first line, text in the rest.
self.addEventListener('push', (event) => {
  const [title, ...text] = (event.data ? event.data.text() : '').split('\n');
  event.waitUntil(self.registration.showNotification(title, {body: text.join('\n')}));
});
