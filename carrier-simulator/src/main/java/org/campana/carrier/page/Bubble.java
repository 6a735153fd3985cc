package org.campana.carrier.page;

/// One text as the page shows it.
///
/// @param fromPhone whether the phone's owner wrote it
/// @param language BCP 47 tag of its words
/// @param direction `ltr` or `rtl`, by its first strong letter
/// @param moment ISO 8601
/// @param time as a person reads it
/// @param size encoding and segments
/// @param status one of Queued, Sent, Delivered, Replied, Failed with why; of a phone's own text, whether it arrived
record Bubble(
        String sid,
        boolean fromPhone,
        String text,
        String language,
        String direction,
        String moment,
        String time,
        String size,
        String status)
        implements Entry {

    @Override
    public boolean call() {
        return false;
    }
}
