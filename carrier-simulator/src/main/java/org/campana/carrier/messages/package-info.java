/// Twilio's Messages API: create, fetch, list, delete, as its Java SDK 13 speaks to it.
///
/// Promises: a text is in the ledger before its request is answered; every create request is in it,
/// whatever became of it. Must not know how a text is carried, beyond handing it on.
@NullMarked
package org.campana.carrier.messages;

import org.jspecify.annotations.NullMarked;
