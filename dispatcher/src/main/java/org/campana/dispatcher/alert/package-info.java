/// What the dispatcher remembers of each alert: its newest revision and whether it may still go out. Promises that
/// an older revision never overwrites a newer one.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.dispatcher.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
