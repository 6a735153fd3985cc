/// Where people write, check and review what will be said, long before it is. Promises that nothing is approved that
/// breaks a rule of the linter, and that nobody approves their own words. Must not know an alert or a person.
@NullMarked
@ApplicationModule(allowedDependencies = {"audience", "brake", "clip", "compose", "school"})
package org.campana.dispatcher.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
