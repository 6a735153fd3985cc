/// Tells the application over HTTP as Twilio does: signed, with its retries and connection overrides.
///
/// Promises: every try is reported to the caller; never more at once than configured; redirects are not
/// followed. Must not know what is told.
@NullMarked
package org.campana.carrier.webhook;

import org.jspecify.annotations.NullMarked;
