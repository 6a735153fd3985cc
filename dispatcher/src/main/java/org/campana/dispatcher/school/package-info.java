/// Schools and other sites: what a network administrator says about them, the protocol with its history and the bell
/// times among it, and `schools.v1`, which tells the others. Promises that every change is announced, in order. Must
/// not know alerts or people.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.dispatcher.school;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
