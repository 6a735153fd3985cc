/// Looks for phone numbers where none may be: logs, Kafka segments, database dumps, backups, traces.
///
/// Promises: it proves on planted numbers that it finds each encoding before anybody trusts an empty answer, and it
/// never prints a number. Must not know what is being tested.
@NullMarked
package org.campana.testing.pii;

import org.jspecify.annotations.NullMarked;
