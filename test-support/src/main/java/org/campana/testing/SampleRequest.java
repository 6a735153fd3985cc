package org.campana.testing;

import java.time.Instant;
import java.util.List;
import org.campana.events.AlertReleased;
import org.campana.events.Channel;
import org.campana.events.DeliveriesRequested;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Recording;
import org.campana.events.Severity;
import org.jspecify.annotations.Nullable;

/// A request to tell one person of an alert: a text of one segment in English, as long as the alert lives, unless
/// a test says otherwise.
public final class SampleRequest {

    private final AlertReleased alert;
    private final PersonId person;
    private final String text;
    private Channel channel = Channel.SMS;
    private Language language = Language.ENGLISH;
    private Language wanted = Language.ENGLISH;
    private int segments = 1;
    private Severity severity;
    private Instant expiresAt;
    private @Nullable Recording recording;
    private @Nullable List<Channel> otherwise;

    private SampleRequest(AlertReleased alert, PersonId person, String text) {
        this.alert = alert;
        this.person = person;
        this.text = text;
        this.severity = alert.drill() ? Severity.ROUTINE : Severity.IMMEDIATE;
        this.expiresAt = alert.expiresAt();
    }

    /// Tell this person this.
    public static SampleRequest of(AlertReleased alert, PersonId person, String text) {
        return new SampleRequest(alert, person, text);
    }

    /// By another channel than SMS, which has no segments.
    public SampleRequest by(Channel other) {
        channel = other;
        segments = 0;
        return this;
    }

    /// In this language, which they wanted.
    public SampleRequest in(Language their) {
        language = their;
        wanted = their;
        return this;
    }

    /// In another language than they wanted.
    public SampleRequest in(Language given, Language first) {
        language = given;
        wanted = first;
        return this;
    }

    public SampleRequest segments(int many) {
        segments = many;
        return this;
    }

    /// ROUTINE is a drill.
    public SampleRequest severity(Severity other) {
        severity = other;
        return this;
    }

    public SampleRequest until(Instant end) {
        expiresAt = end;
        return this;
    }

    public SampleRequest playing(Recording theirs) {
        recording = theirs;
        return this;
    }

    /// One after the other, while nobody was reached.
    public SampleRequest otherwise(Channel... following) {
        otherwise = List.of(following);
        return this;
    }

    /// Said to this person.
    public DeliveriesRequested event() {
        return to(person);
    }

    /// Said to these people at once.
    public DeliveriesRequested to(PersonId... people) {
        return new DeliveriesRequested(
                alert.alertId(),
                alert.revision(),
                alert.audience(),
                alert.schoolId(),
                channel,
                language,
                wanted,
                text,
                segments,
                severity,
                severity == Severity.ROUTINE,
                alert.releasedAt(),
                expiresAt,
                recording,
                otherwise,
                List.of(people));
    }
}
