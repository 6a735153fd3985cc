/// What the notifier knows of schools, a read model of `schools.v1`: the keyword that people text, the name that
/// pages and answers show. Promises that a school once heard of stays readable after it left the network. Must not
/// change a school: the dispatcher owns them.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.notifier.school;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
