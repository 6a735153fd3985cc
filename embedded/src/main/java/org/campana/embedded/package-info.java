/// A real Kafka broker and a real PostgreSQL inside this machine's one process, for a small network or a test.
///
/// Promises: data stays on disk over restarts and kills; only this machine can reach them; they never answer
/// from, and never touch, a server that somebody else started. Must not know events, tables or Spring.
@NullMarked
package org.campana.embedded;

import org.jspecify.annotations.NullMarked;
