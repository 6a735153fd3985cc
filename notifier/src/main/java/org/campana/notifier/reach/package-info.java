/// Who is reached and who is not. Promises that nobody disappears from a count, that a channel is not tried in vain,
/// and that a person is shown by a reference, a school and a language alone. Must not know numbers or alerts.
@NullMarked
@ApplicationModule(allowedDependencies = {"channel", "school"})
package org.campana.notifier.reach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
