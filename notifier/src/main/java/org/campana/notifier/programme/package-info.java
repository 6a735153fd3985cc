/// What families know us by: the name each text begins with and the number they text. Promises that both are as the
/// settings say. Must not know a person, and never sends.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.notifier.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
