/// What is said to somebody on the phone, in which language, by whose voice, as TwiML. Promises that a language which
/// belongs to its speakers is never spoken by a machine, and that nothing but reviewed words is said. Must not know
/// who is on the phone.
@NullMarked
@ApplicationModule(allowedDependencies = {"channel", "channel :: voice", "enrol", "phrase"})
package org.campana.notifier.call;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
