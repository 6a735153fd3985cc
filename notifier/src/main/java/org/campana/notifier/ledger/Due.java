package org.campana.notifier.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.campana.events.AlertId;
import org.campana.events.Channel;
import org.campana.events.DeliveryId;
import org.campana.events.DeliveryStatus;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.Severity;
import org.campana.events.SuppressionReason;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.retry.Tried;
import org.jspecify.annotations.Nullable;

/// An attempt whose turn has come, and what is known of its delivery.
///
/// @param language of the text
/// @param status where the delivery stands; other than QUEUED when an earlier try is in doubt or failed later
/// @param lastFailure why the try before failed
/// @param secondsLeft until it is too old, by the database's clock
/// @param veto why it must not leave after all; null when it may
public record Due(
        IntentId intent,
        DeliveryId delivery,
        AlertId alert,
        int revision,
        PersonId person,
        Channel channel,
        Language language,
        Severity severity,
        int segments,
        UUID textId,
        Instant releasedAt,
        DeliveryStatus status,
        @Nullable Failure lastFailure,
        int tries,
        int postponed,
        int secondsLeft,
        @Nullable Veto veto) {

    /// Why a text that waited its turn stays here.
    public enum Veto {
        STOPPED,
        EXPIRED,
        LEFT_THE_LIST,
        BLOCKED_BY_CARRIER,
        NO_CHANNEL,
        PERSON_CAP,
        /// The number takes no texts, as an earlier one showed.
        NOT_REACHABLE,
        /// Nobody knows the number, or it does not open.
        NO_ADDRESS,
        /// The text does not open.
        NO_TEXT
    }

    static Due read(ResultSet row, int number) throws SQLException {
        String failure = row.getString("failure");
        String veto = row.getString("veto");
        return new Due(
                new IntentId(Columns.uuid(row, "intent")),
                new DeliveryId(Columns.uuid(row, "id")),
                new AlertId(Columns.uuid(row, "alert_id")),
                row.getInt("revision"),
                new PersonId(Columns.uuid(row, "person_id")),
                Channel.valueOf(row.getString("channel")),
                Language.of(row.getString("language")),
                Urgency.severity(row.getInt("severity")),
                row.getInt("segments"),
                Columns.uuid(row, "text_id"),
                Columns.instant(row, "released_at"),
                DeliveryStatus.valueOf(row.getString("status")),
                failure == null ? null : Failure.valueOf(failure),
                row.getInt("try"),
                row.getInt("postponed"),
                row.getInt("seconds_left"),
                veto == null ? null : Veto.valueOf(veto));
    }

    /// Whether nothing speaks against it.
    public boolean mayLeave() {
        return veto == null;
    }

    /// For the retry policy.
    public Tried tried() {
        return new Tried(severity, Duration.ofSeconds(secondsLeft), tries, postponed);
    }

    /// Where the delivery goes when it must not leave: what the veto says, unless an earlier try has more to
    /// say.
    ///
    /// @return null when an earlier try is in doubt, which is concluded by itself
    @Nullable
    Move closing(Veto why) {
        if (status == DeliveryStatus.QUEUED) {
            return switch (why) {
                case STOPPED -> Move.to(delivery, DeliveryStatus.CANCELLED);
                case EXPIRED -> Move.to(delivery, DeliveryStatus.EXPIRED);
                case LEFT_THE_LIST -> suppressed(SuppressionReason.LEFT_THE_LIST);
                case BLOCKED_BY_CARRIER -> suppressed(SuppressionReason.BLOCKED_BY_CARRIER);
                case NO_CHANNEL -> suppressed(SuppressionReason.NO_CHANNEL);
                case PERSON_CAP -> suppressed(SuppressionReason.PERSON_CAP);
                case NO_ADDRESS, NOT_REACHABLE -> suppressed(SuppressionReason.NO_ADDRESS);
                case NO_TEXT -> new Move(delivery, DeliveryStatus.FAILED_TECHNICAL, null, Failure.TEXT_UNREADABLE);
            };
        }
        return lastFailure == null ? null : new Move(delivery, DeliveryStatus.FAILED_TEMPORARY, null, lastFailure);
    }

    private Move suppressed(SuppressionReason reason) {
        return new Move(delivery, DeliveryStatus.SUPPRESSED, reason, null);
    }
}
