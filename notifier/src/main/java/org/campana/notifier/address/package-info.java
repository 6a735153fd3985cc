/// Person to number, encrypted row by row, and nobody else knows. Promises that a database dump shows no
/// number, that a ciphertext moved to another row does not open, and that the same number is always the same
/// person. Must not know alerts, schools or consent.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.campana.notifier.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
