package org.campana.notifier.channel;

/// Why a text, a notice or a call did not arrive, whoever the carrier is: the name stands in the ledger, in reports
/// and in metrics.
public enum Failure {
    QUEUE_OVERFLOW(Kind.TRANSIENT, "The carrier's queue ran over"),
    PHONE_OFF(Kind.TRANSIENT, "Phone not accepting messages right now"),
    CARRIER_UNKNOWN(Kind.TRANSIENT_ONCE, "The carrier gave no reason"),
    CARRIER_CONGESTED(Kind.TRANSIENT, "The carrier is congested"),
    CAMPAIGN_RATE(Kind.TRANSIENT, "The campaign sent faster than it may"),
    PROVIDER_TIMEOUT(Kind.TRANSIENT, "The carrier did not answer its provider"),
    TEMPORARILY_BLOCKED(Kind.TRANSIENT, "The carrier blocks this number for a while"),
    UNKNOWN_NUMBER(Kind.PERMANENT_AT_SECOND, "Number doesn't exist, or no longer"),
    /// A phone that rings in vain, or whose line is taken, may be free a minute later.
    NOT_ANSWERED(Kind.TRANSIENT, "Nobody answered the call"),
    LINE_BUSY(Kind.TRANSIENT, "The line was busy"),
    NOT_CONNECTED(Kind.TRANSIENT, "The call could not be connected"),
    /// Of one number, and so no reason to hold back the calls to all others: anybody can join with any number.
    CALL_NOT_PERMITTED(Kind.UNKNOWN, "The account may not call this number's region"),
    CALL_BLOCKED(Kind.UNKNOWN, "The provider blocks calls to this number"),
    INVALID_NUMBER(Kind.PERMANENT, "Number doesn't exist"),
    NO_ROUTE(Kind.PERMANENT, "No carrier reaches this number"),
    NOT_MOBILE(Kind.PERMANENT, "Not a mobile number"),
    LANDLINE(Kind.PERMANENT, "A landline, which takes no texts"),
    OPTED_OUT(Kind.OPT_OUT, "Left the list"),
    BLOCKED(Kind.OPT_OUT_AT_SECOND, "Blocked by the phone or its carrier"),
    DEVICE_GONE(Kind.OPT_OUT, "The device takes no notices any more"),
    /// Of one device alone: a subscription made with other keys than ours must not hold back the rest.
    DEVICE_REFUSES(Kind.PERMANENT, "The push service does not let us reach this device"),
    FILTERED(Kind.CONTENT, "The carrier took it for spam"),
    TOO_LONG(Kind.CONTENT, "More than 1,600 characters"),
    EMPTY(Kind.CONTENT, "No text"),
    DAY_CAP(Kind.QUOTA, "The day's number of texts is used up"),
    ACCOUNT_CAP(Kind.QUOTA, "The account's number of texts is used up"),
    NEAR_CAP(Kind.QUOTA, "The carrier warns that the day's number is nearly used up"),
    CREDENTIALS(Kind.CONFIGURATION, "The carrier does not accept our credentials"),
    COUNTRY_NOT_ENABLED(Kind.CONFIGURATION, "The account may not text this country"),
    SENDER_UNUSABLE(Kind.CONFIGURATION, "The sender number or service cannot be used"),
    ACCOUNT_SUSPENDED(Kind.CONFIGURATION, "The account is suspended"),
    TOLL_FREE_UNVERIFIED(Kind.CONFIGURATION, "The toll-free number is not verified"),
    CAMPAIGN_UNREGISTERED(Kind.CONFIGURATION, "The campaign is not registered"),
    REGISTRATION_UNKNOWN(Kind.CONFIGURATION, "The carrier could not be asked yet whether the sender is registered"),
    TRIAL_ACCOUNT(Kind.CONFIGURATION, "A trial account texts verified numbers only"),
    RETENTION_NOT_ENABLED(Kind.CONFIGURATION, "The account may not use this retention setting"),
    REFUSED_WITHOUT_CODE(Kind.CONFIGURATION, "Something between us and the carrier refused the request"),
    TOO_OLD(Kind.EXPIRED, "Too old to send"),
    BAD_VALIDITY(Kind.CONTENT, "The carrier did not accept the validity period"),
    UNKNOWN_CODE(Kind.UNKNOWN, "The carrier gave a code this version does not know"),
    /// Whether it went out was never known: the answer was lost, and no callback came.
    UNCONFIRMED(Kind.UNKNOWN, "Sent perhaps; the carrier never said"),
    /// The text in the database does not open.
    TEXT_UNREADABLE(Kind.UNKNOWN, "The stored text cannot be read");

    private final Kind kind;
    private final String sentence;

    Failure(Kind kind, String sentence) {
        this.kind = kind;
        this.sentence = sentence;
    }

    /// What follows from it.
    public Kind kind() {
        return kind;
    }

    /// For people, without a full stop.
    public String sentence() {
        return sentence;
    }

    /// Whether somebody has to look at this one text or code.
    public boolean callsForAPerson() {
        return kind == Kind.CONTENT || kind == Kind.UNKNOWN;
    }

    /// Classes of failure, each with one way to go on (reliability 2.3; the way is `retry.RetryPolicy`).
    public enum Kind {
        /// Another try may do.
        TRANSIENT,
        /// One more try, not two.
        TRANSIENT_ONCE,
        /// This number will never take it.
        PERMANENT,
        /// Once is an accident, twice means never.
        PERMANENT_AT_SECOND,
        /// The person said stop, to the carrier.
        OPT_OUT,
        /// Once is an accident, twice means the person blocked us.
        OPT_OUT_AT_SECOND,
        /// The text is at fault: a person has to look.
        CONTENT,
        /// No more for a while, for nobody.
        QUOTA,
        /// Nothing will go out until somebody repairs it.
        CONFIGURATION,
        /// The carrier dropped it as too old.
        EXPIRED,
        /// Nobody knows: a person has to look.
        UNKNOWN
    }
}
