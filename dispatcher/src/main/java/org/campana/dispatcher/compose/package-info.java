/// Approved wording in the language of the person: what is said, never to whom. Promises that no text a person did
/// not review is ever part of an alert. Must not know an audience list or a topic.
@NullMarked
@ApplicationModule(allowedDependencies = {"school"})
package org.campana.dispatcher.compose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
