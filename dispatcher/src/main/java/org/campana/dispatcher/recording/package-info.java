/// Where people record what is said in calls, hear what others recorded, and approve it, long before it is
/// played. Promises that nobody approves their own recording. Must not know an alert or a person on the list.
@NullMarked
@ApplicationModule(allowedDependencies = {"clip", "compose", "school", "wording"})
package org.campana.dispatcher.recording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
