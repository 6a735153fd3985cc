package org.campana.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One person told one revision of one alert by one channel. Derived from those four, so that any replay of a
/// topic makes the same row and never a second text. It begins as its alert's id does: all that is written for an alert
/// lies together in every index, however much lies there already.
public record DeliveryId(@JsonValue UUID value) implements Comparable<DeliveryId> {

    /// The id of what `person` is told of this revision by this channel.
    public static DeliveryId of(AlertId alert, int revision, PersonId person, Channel channel) {
        return new DeliveryId(alert.begin(Ids.derived(
                "delivery", alert.toString(), Integer.toString(revision), person.toString(), channel.name())));
    }

    /// Reads the text form; fails with an [IllegalArgumentException] that names the field.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DeliveryId of(String text) {
        return new DeliveryId(Ids.uuid(text, "deliveryId"));
    }

    @Override
    public int compareTo(DeliveryId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
