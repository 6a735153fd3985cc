package org.campana.carrier.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which way a text went, in the words of Twilio's message resource.
public enum Direction {
    /// A phone texted us.
    @JsonProperty("inbound")
    INBOUND("inbound"),
    /// Created by the API.
    @JsonProperty("outbound-api")
    OUTBOUND_API("outbound-api"),
    /// An answer in TwiML to an inbound text, or the network's own answer to STOP, START and HELP.
    @JsonProperty("outbound-reply")
    OUTBOUND_REPLY("outbound-reply"),
    /// A notice to a device; Twilio has no word for it.
    @JsonProperty("outbound-push")
    OUTBOUND_PUSH("outbound-push");

    private final String wire;

    Direction(String wire) {
        this.wire = wire;
    }

    /// As it stands in JSON.
    public String wire() {
        return wire;
    }
}
