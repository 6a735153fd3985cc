/// The door for `alerts.v1` and the one method that lists the steps of an alert. Decides nothing itself.
@NullMarked
@ApplicationModule(allowedDependencies = {"school", "route", "audience", "compose", "brake", "fanout", "alert"})
package org.campana.dispatcher.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
