/// What every listener and sender of events stands in: topics, producer, listeners, dead letters, outbox.
///
/// Promises: what was appended to an outbox reaches its topic, at least once, with the same bytes and in order per
/// key, but for the topics whose readers need no order ([Topics#IN_ANY_ORDER]); a record that nobody can read goes to
/// the dead-letter topic at once and stops nobody; a listener that
/// dies makes the process say so. Must not know what the events mean.
@NullMarked
package org.campana.eventframe;

import org.jspecify.annotations.NullMarked;
