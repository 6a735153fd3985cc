/// A push service (RFC 8030) and the browsers behind it: checks who writes and how, keeps what a switched-off device
/// should get, decrypts with the device's own keys, shows the notice and says so, as our service worker does in a real
/// browser. Written apart from the code that encrypts, so that the two can contradict each other.
@NullMarked
package org.campana.carrier.push;

import org.jspecify.annotations.NullMarked;
