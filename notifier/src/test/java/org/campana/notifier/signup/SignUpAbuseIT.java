package org.campana.notifier.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.address.Vault;
import org.campana.notifier.signup.SignUpMeters.Outcome;
import org.campana.web.Problem;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Somebody with a script makes us text (reliability section 3, SMS pumping).
class SignUpAbuseIT extends WithWebDoor {

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private Vault vault;

    @Autowired
    private SignUpSettings settings;

    @Autowired
    private SignUpMeters meters;

    @Autowired
    private TransactionTemplate transactions;

    /// Distinct numbers that exist nowhere: 100 of each area.
    private static List<PhoneNumber> numbers(int many) {
        return IntStream.rangeClosed(301, 989)
                .boxed()
                .flatMap(area -> IntStream.range(0, 100)
                        .mapToObj(line -> PhoneNumber.orNull("+1" + area + "55501" + String.format("%02d", line)))
                        .filter(Objects::nonNull))
                .limit(many)
                .toList();
    }

    private boolean isTaken(PhoneNumber number, Network network) {
        try {
            signUp.ask(number, LINCOLN_IN_ENGLISH, network);
            return true;
        } catch (Problem full) {
            assertThat(full.slug()).isEqualTo("too-many-sign-ups");
            return false;
        }
    }

    private int notices() {
        return jdbc.sql("select count(*) from notify.delivery where notice")
                .query(Integer.class)
                .single();
    }

    @Test
    void tenThousandScriptedSignUpsSendFiftyTextsAnHourAndRaiseTheAlarmOnce() {
        List<PhoneNumber> numbers = numbers(10_000);
        assertThat(numbers).hasSize(10_000);
        int before = notices();
        Logger log = (Logger) LoggerFactory.getLogger(SignUpMeters.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        log.addAppender(heard);

        long taken = 0;
        for (int each = 0; each < numbers.size(); each++) {
            Network oneOfAThousand = Network.of("203." + each % 4 + "." + each / 4 % 250 + "." + each % 200);
            taken += isTaken(numbers.get(each), oneOfAThousand) ? 1 : 0;
        }
        log.detachAppender(heard);

        assertThat(taken).isEqualTo(50);
        assertThat(notices() - before).isEqualTo(50);
        assertThat(registry.get("campana.signup.ceiling.reached").gauge().value())
                .isEqualTo(1);
        assertThat(heard.list.stream()
                        .filter(event -> event.getLevel() == Level.ERROR)
                        .map(ILoggingEvent::getMessage)
                        .toList())
                .singleElement()
                .asString()
                .contains("close the page at the proxy", "campana.sign-up.codes-per-hour");

        Limits afterARestart = new Limits(jdbc, vault, settings, meters, Clock.systemUTC());
        assertThatThrownBy(() ->
                        transactions.executeWithoutResult(status -> afterARestart.enter(freshNetwork(), Outcome.CODE)))
                .isInstanceOf(Problem.class);

        jdbc.sql("update notify.sign_up_asked set at = at - interval '1 hour'").update();
        upkeep.forgetOld();
        assertThat(registry.get("campana.signup.ceiling.reached").gauge().value())
                .isZero();
        assertThat(isTaken(freshNumber(), freshNetwork())).isTrue();
    }

    @Test
    void oneNumberIsTextedThreeTimesADayAtMostAndNotWithinTenMinutes() {
        PhoneNumber number = freshNumber();
        int before = notices();

        for (int times = 0; times < 6; times++) {
            isTaken(number, freshNetwork());
            isTaken(number, freshNetwork());
            jdbc.sql("update notify.sign_up_asked set at = at - interval '11 minutes'")
                    .update();
        }

        assertThat(notices() - before).isEqualTo(3);
    }

    @Test
    void oneNetworkAsksTwentyTimesAnHourAndOthersAreNotKeptOut() {
        long taken = 0;
        for (int each = 1; each <= 40; each++) {
            taken += isTaken(freshNumber(), Network.of("198.51.100." + each)) ? 1 : 0;
        }

        assertThat(taken).isEqualTo(20);
        assertThat(isTaken(freshNumber(), Network.of("198.51.101.1"))).isTrue();
    }

    @Test
    void noAddressOfAVisitorIsKept() {
        Network.of("2001:db8:77::1");
        isTaken(freshNumber(), Network.of("2001:db8:77:1::1"));
        isTaken(freshNumber(), Network.of("2001:db8:77:2::1"));

        assertThat(jdbc.sql("select count(distinct network_index) from notify.sign_up_asked")
                        .query(Integer.class)
                        .single())
                .as("one /48 is one network")
                .isEqualTo(1);
        assertThat(jdbc.sql("select min(length(network_index)) from notify.sign_up_asked")
                        .query(Integer.class)
                        .single())
                .isEqualTo(16);
        assertThat(Network.of("2001:db8:77::1")).hasToString("[network]");
    }
}
