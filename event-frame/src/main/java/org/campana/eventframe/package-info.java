/// What every listener and sender of events stands in: topics, producer, listeners, dead letters, outbox.
///
/// Promises: what was appended to an outbox reaches its topic, in order per key, at least once and with the same
/// bytes; a record that nobody can read goes to the dead-letter topic at once and stops nobody; a listener that
/// dies makes the process say so. Must not know what the events mean.
@NullMarked
package org.campana.eventframe;

import org.jspecify.annotations.NullMarked;
