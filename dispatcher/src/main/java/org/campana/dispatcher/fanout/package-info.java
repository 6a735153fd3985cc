/// From an audience to one request a person: slices, each in one Kafka transaction. Promises that a repeat sends the
/// same ids and that everybody is counted, told or not.
@NullMarked
@ApplicationModule(allowedDependencies = {"audience", "compose", "brake", "alert"})
package org.campana.dispatcher.fanout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
