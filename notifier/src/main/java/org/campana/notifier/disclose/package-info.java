/// What one number or one school yields to somebody with a right to ask (reliability C16). Promises to say all that is
/// held and nothing that is not, without a number and without changing anything. Must not know texts or deliveries:
/// those go by their clocks and are not kept for anybody.
@NullMarked
@ApplicationModule(allowedDependencies = "address")
package org.campana.notifier.disclose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
