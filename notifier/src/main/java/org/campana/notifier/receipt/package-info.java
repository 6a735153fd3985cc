/// What comes back: signed callbacks, replies, and the question to the carrier when nothing came. Promises
/// that nothing unsigned changes anything, that callbacks give one result in any order, and that STOP is
/// heard before all else. Stores no number.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "address",
            "call",
            "channel",
            "channel :: sms",
            "channel :: voice",
            "consent",
            "deliver",
            "enrol",
            "ledger",
            "reconfirm",
            "retry",
            "roster",
            "school"
        })
package org.campana.notifier.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
