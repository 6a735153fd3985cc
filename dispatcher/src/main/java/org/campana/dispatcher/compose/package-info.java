/// Approved wording and recordings in the language of the person: what is said, never to whom. Promises that
/// nothing a person did not review is ever part of an alert, and that a recorded message is played whole or not
/// at all. Must not know an audience list or a topic.
@NullMarked
@ApplicationModule(allowedDependencies = {"school", "clip"})
package org.campana.dispatcher.compose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
