/// The contract between the services: what happened, on which topic, in which form.
///
/// Promises: ids, rendered texts and times only, never a phone number, a push endpoint, a person's name or a
/// reporter's words; within a major version only optional fields are added; every golden sample ever released
/// is read by today's records. Must not know Spring, a database or a carrier.
@NullMarked
package org.campana.events;

import org.jspecify.annotations.NullMarked;
