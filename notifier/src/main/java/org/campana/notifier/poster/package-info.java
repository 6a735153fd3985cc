/// Posters for a school's wall: one page that prints from the browser, with a picture that fills in the text. Promises
/// that number and keyword stand there in letters too, and that a language nobody has written the poster in says so.
/// Must not know a person.
@NullMarked
@ApplicationModule(allowedDependencies = {"programme", "school", "signup"})
package org.campana.notifier.poster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
