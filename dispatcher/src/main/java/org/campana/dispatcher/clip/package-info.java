/// Recordings by people who speak a language, for calls: kept in versions, heard by a second person, and handed
/// to the carrier that plays them. Promises that nothing is played that only its speaker has heard, and that a
/// recording never changes under its id. Must not know an alert or a wording.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.dispatcher.clip;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
