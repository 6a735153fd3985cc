/// Once a year each family is asked whether it still wants alerts, because numbers change hands (reliability C12).
/// Promises that a person is asked once a year and reminded once, that no question leaves before an alert, and that who
/// does not answer is sent nothing more, stays counted, and comes back with one word. Must not know a number or an
/// alert.
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "enrol", "ledger", "programme", "reach"})
package org.campana.notifier.reconfirm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
