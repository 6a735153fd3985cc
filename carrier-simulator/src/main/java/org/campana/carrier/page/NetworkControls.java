package org.campana.carrier.page;

import java.time.Duration;
import org.campana.carrier.ledger.Callbacks;
import org.campana.carrier.ledger.Delivery;
import org.campana.carrier.script.Answer;
import org.campana.carrier.script.CarrierScripts;
import org.campana.carrier.script.Match;
import org.campana.carrier.script.OddNumbers;
import org.campana.carrier.script.Script;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// The four switches of the page, each a script of its own name.
@Component
@ConditionalOnBooleanProperty("carrier.page")
final class NetworkControls {

    private final CarrierScripts scripts;
    private final OddNumbers oddNumbers;
    private volatile State state = State.usual();

    NetworkControls(CarrierScripts scripts, OddNumbers oddNumbers) {
        this.scripts = scripts;
        this.oddNumbers = oddNumbers;
    }

    /// How long a text takes.
    enum Delay {
        USUAL("Usual, about a second", Duration.ZERO),
        SLOW("10 seconds", Duration.ofSeconds(10)),
        VERY_SLOW("1 minute", Duration.ofMinutes(1));

        private final String words;
        private final Duration time;

        Delay(String words, Duration time) {
            this.words = words;
            this.time = time;
        }

        public String words() {
            return words;
        }
    }

    /// How many texts do not arrive.
    enum Loss {
        NONE("None", 0),
        SOME("1 in 10", 0.1),
        HALF("Half", 0.5),
        ALL("All", 1);

        private final String words;
        private final double share;

        Loss(String words, double share) {
            this.words = words;
            this.share = share;
        }

        public String words() {
            return words;
        }
    }

    /// What becomes of the status reports.
    enum Reports {
        USUAL("Each once, in order"),
        DOUBLED("Each twice"),
        REVERSED("Out of order"),
        LATE("10 seconds late"),
        LOST("None");

        private final String words;

        Reports(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// What the carrier answers.
    enum Outage {
        NONE("Works"),
        BUSY("Too many requests (429)"),
        DOWN("Unavailable (503)"),
        SILENT("No answer"),
        DOUBTFUL("Takes the text, then breaks the connection");

        private final String words;

        Outage(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// The position of the switches.
    record State(Delay delay, Loss loss, Reports reports, Outage outage) {

        static State usual() {
            return new State(Delay.USUAL, Loss.NONE, Reports.USUAL, Outage.NONE);
        }

        /// Whether the network works as it should.
        public boolean sound() {
            return equals(usual());
        }
    }

    State state() {
        return state;
    }

    void set(State wanted) {
        state = wanted;
        lose(wanted.loss());
        delay(wanted.delay());
        report(wanted.reports());
        answer(wanted.outage());
    }

    private void lose(Loss loss) {
        scripts.remove("page-loss");
        if (loss != Loss.NONE) {
            scripts.add(Script.named("page-loss", Match.any().share(loss.share, 1))
                    .delivering(Delivery.undelivered(30008)));
        }
    }

    /// After the loss, which so goes first; odd numbers stay odd.
    private void delay(Delay delay) {
        scripts.remove("page-delay");
        if (delay != Delay.USUAL) {
            Duration half = delay.time.dividedBy(2);
            Match ordinary = Match.rule(request -> {
                String to = request.to();
                return to != null && oddNumbers.of(to).isEmpty();
            });
            scripts.add(Script.named("page-delay", ordinary)
                    .delivering(Delivery.delivered().within(half, half)));
        }
    }

    private void report(Reports reports) {
        scripts.remove("page-reports");
        Script script = Script.named("page-reports", Match.any());
        switch (reports) {
            case USUAL -> {}
            case DOUBLED -> scripts.add(script.callingBack(Callbacks.doubled()));
            case REVERSED -> scripts.add(script.callingBack(Callbacks.outOfOrder()));
            case LATE -> scripts.add(script.callingBack(Callbacks.late(Duration.ofSeconds(10))));
            case LOST -> scripts.add(script.callingBack(Callbacks.none()));
        }
    }

    private void answer(Outage outage) {
        scripts.remove("page-outage");
        Script script = Script.named("page-outage", Match.any());
        switch (outage) {
            case NONE -> {}
            case BUSY -> scripts.add(script.answering(Answer.throttled(Duration.ofSeconds(1))));
            case DOWN -> scripts.add(script.answering(Answer.error(503, 20503)));
            case SILENT -> scripts.add(script.answering(Answer.hang()));
            case DOUBTFUL -> scripts.add(script.answering(Answer.cut().afterAccepting()));
        }
    }
}
