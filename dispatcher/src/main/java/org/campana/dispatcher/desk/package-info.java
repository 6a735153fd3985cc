/// The pages where a network administrator looks after schools: who can be reached, what was agreed, when the bells
/// ring. Everything works without JavaScript. Must not know a person: contacts have a title and hours, no name.
@NullMarked
@ApplicationModule(allowedDependencies = {"school", "audience"})
package org.campana.dispatcher.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
