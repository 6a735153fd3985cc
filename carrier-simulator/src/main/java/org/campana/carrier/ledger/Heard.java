package org.campana.carrier.ledger;

import org.jspecify.annotations.Nullable;

/// One thing that went over a call's line, in the order it did.
public sealed interface Heard {

    /// A recording, fetched from the application as Twilio fetches it.
    ///
    /// @param url as it stood in the answer, made absolute
    /// @param sha256 of its bytes, 64 lower-case hex digits
    /// @param bytes how many
    /// @param mediaType as the application named it, without parameters
    record Clip(String url, String sha256, int bytes, String mediaType) implements Heard {}

    /// Words that the network's voice spoke.
    ///
    /// @param language as given, such as `es-MX`; null where none was
    record Words(String text, @Nullable String language) implements Heard {}

    /// A key that the listener pressed, once it was asked for.
    record Key(String digit) implements Heard {}

    /// What could not be heard: Twilio says that an application error has occurred and hangs up.
    ///
    /// @param what an address could not be fetched (`http-404`, `connect`), or was no TwiML (`twiml`)
    record Fault(String url, String what) implements Heard {}
}
