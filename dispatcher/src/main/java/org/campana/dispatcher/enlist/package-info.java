/// Many schools at once, out of a file: a dry run first, then, within an hour, its confirmation. Promises that nothing
/// changes before it and once after it. Must not read a person: of a OneRoster zip only the organisations are opened.
@NullMarked
@ApplicationModule(allowedDependencies = {"school"})
package org.campana.dispatcher.enlist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
