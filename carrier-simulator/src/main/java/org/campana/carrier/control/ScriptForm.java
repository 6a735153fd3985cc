package org.campana.carrier.control;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.ledger.MessageStatus;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.Match;
import org.campana.carrier.script.Script;
import org.jspecify.annotations.Nullable;

/// A script as JSON; what is left out is as usual. Times are in milliseconds.
///
/// @param nth the first fitting request it is for, from 1
/// @param times for how many from there on
/// @param share of those, 0 to 1, by dice with this seed
record ScriptForm(
        @Nullable String name,
        @Nullable String to,
        @Nullable Integer nth,
        @Nullable Integer times,
        @Nullable Double share,
        @Nullable Long seed,
        @Nullable AnswerForm answer,
        @Nullable DeliveryForm delivery,
        @Nullable CallbacksForm callbacks) {

    /// @param accepts whether the text is taken; if left out, only when the answer says so itself
    record AnswerForm(
            Answer.@Nullable Kind kind,
            @Nullable Boolean accepts,
            @Nullable Long delayMs,
            @Nullable Integer httpStatus,
            @Nullable Integer code,
            @Nullable Integer retryAfterSeconds) {

        Answer answer() {
            Answer.Kind form = kind == null ? Answer.Kind.SOUND : kind;
            Answer usual = switch (form) {
                case SOUND -> Answer.sound();
                case ERROR -> Answer.error(or(httpStatus, 500), or(code, 20500));
                case HTML -> Answer.html(or(httpStatus, 502));
                case HANG -> Answer.hang();
                case CUT -> Answer.cut();
                case HALF_BODY -> Answer.halfBody();
            };
            return new Answer(
                    form,
                    accepts == null ? usual.accepts() : accepts,
                    delayMs == null ? usual.delay() : Duration.ofMillis(delayMs),
                    usual.httpStatus(),
                    usual.code(),
                    retryAfterSeconds == null ? null : Duration.ofSeconds(retryAfterSeconds));
        }
    }

    record DeliveryForm(
            @Nullable MessageStatus end,
            @Nullable Integer errorCode,
            @Nullable Long untilSentMs,
            @Nullable Long untilEndMs) {

        Delivery delivery() {
            return new Delivery(
                    millis(untilSentMs), millis(untilEndMs), end == null ? MessageStatus.DELIVERED : end, errorCode);
        }
    }

    record CallbacksForm(
            @Nullable Long delayMs,
            @Nullable Integer copies,
            @Nullable Set<MessageStatus> lost,
            @Nullable Boolean beforeAnswer,
            @Nullable Boolean reversed) {

        Callbacks callbacks() {
            return new Callbacks(
                    millis(delayMs),
                    or(copies, 1),
                    lost == null ? Set.of() : lost,
                    Boolean.TRUE.equals(beforeAnswer),
                    Boolean.TRUE.equals(reversed));
        }
    }

    /// @throws IllegalArgumentException naming the field that is wrong
    Script script(String unnamed) {
        return new Script(
                Objects.requireNonNullElse(name, unnamed),
                new Match(
                        to,
                        or(nth, 1),
                        or(times, Integer.MAX_VALUE),
                        share == null ? 1 : share,
                        seed == null ? 0 : seed,
                        null),
                answer == null ? null : answer.answer(),
                delivery == null ? null : delivery.delivery(),
                callbacks == null ? null : callbacks.callbacks());
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static Duration millis(@Nullable Long given) {
        return given == null ? Duration.ZERO : Duration.ofMillis(given);
    }
}
