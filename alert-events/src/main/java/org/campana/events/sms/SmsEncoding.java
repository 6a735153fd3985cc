package org.campana.events.sms;

/// How a text travels. One letter outside GSM-7 moves the whole text to UCS-2 and more than halves what fits.
public enum SmsEncoding {
    /// Seven bits a letter, counted in septets (3GPP TS 23.038, section 6.2.1).
    GSM_7(160, 153),
    /// Sixteen bits a letter, counted in UTF-16 code units (3GPP TS 23.038, section 6.2.3).
    UCS_2(70, 67);

    private final int unitsAlone;
    private final int unitsJoined;

    SmsEncoding(int unitsAlone, int unitsJoined) {
        this.unitsAlone = unitsAlone;
        this.unitsJoined = unitsJoined;
    }

    /// How many units fit a text that needs one segment only.
    public int unitsAlone() {
        return unitsAlone;
    }

    /// How many units fit each segment of a longer text: six octets of each go to the header that joins them
    /// (3GPP TS 23.040, section 9.2.3.24.1).
    public int unitsJoined() {
        return unitsJoined;
    }
}
