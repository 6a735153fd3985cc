/// Lists of people from a school. Promises that nothing changes before the list is confirmed, that no number waits in
/// clear, that a family on a list is invited and never enrolled or texted, and that somebody who said STOP stays off.
/// Must not know alerts.
@NullMarked
@ApplicationModule(allowedDependencies = {"address", "consent", "enrol", "school"})
package org.campana.notifier.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
