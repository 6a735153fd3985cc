/// The web door: a family asks for its school and languages, gets a code by text, confirms, and leaves by a private
/// link. Promises that a stranger learns nothing about a number, that nobody is enrolled without the code, and that
/// at most so many codes leave an hour whatever is tried. Must not know alerts.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "address",
            "channel :: push",
            "channel :: voice",
            "consent",
            "enrol",
            "ledger",
            "programme",
            "school"
        })
package org.campana.notifier.signup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
