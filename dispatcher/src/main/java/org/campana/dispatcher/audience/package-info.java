/// Who asked to hear of which school, and who is a site's contact: a copy of `subscriptions.v1` that can be read in
/// ranges, so that memory does not grow with the list. Knows random person ids, never a number or a name.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.dispatcher.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
