package org.campana.notifier.channel.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.campana.carrier.ledger.Phone;
import org.campana.carrier.push.Mood;
import org.campana.carrier.push.PushDevice;
import org.campana.carrier.push.PushDevices.PushRequest;
import org.campana.events.AlertId;
import org.campana.events.Language;
import org.campana.notifier.Network;
import org.campana.notifier.address.PushServices;
import org.campana.notifier.address.PushSubscription;
import org.campana.notifier.channel.ChannelContract;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.Line;
import org.campana.notifier.channel.Outgoing;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Busy;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.campana.notifier.channel.Subject;
import org.campana.notifier.programme.ProgrammeForTests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Against the simulated push service, which checks every header, decrypts with the device's keys and shows the notice.
class WebPushTests extends ChannelContract {

    private static final VapidKeys.Written KEYS = VapidKeys.fresh();
    private static final AtomicInteger DEVICES = new AtomicInteger();

    private final List<PushTransport> transports = new ArrayList<>();
    private final PushDevice device = device();
    private URI service = URI.create(Network.baseUrl() + "/push/");

    private static PushDevice device() {
        String number = "+9990001" + String.format("%04d", DEVICES.incrementAndGet());
        return Network.devices().add(Phone.unnamed(number), null, KEYS.publicKey());
    }

    @AfterEach
    void close() {
        transports.forEach(PushTransport::close);
    }

    @Override
    protected Line line() {
        return line(device, KEYS);
    }

    private Line line(PushDevice to, VapidKeys.Written keys) {
        return line(to, keys, service);
    }

    /// @param simulated what the channel may call now; the device joined when it could call [#service]
    private Line line(PushDevice to, VapidKeys.Written keys, @Nullable URI simulated) {
        PushSettings settings = new PushSettings(
                keys.publicKey(),
                keys.privateKey(),
                "mailto:alerts@example.org",
                List.of(),
                simulated,
                100,
                10,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        PushServices services = settings.services();
        PushTransport transport =
                new PushTransport(settings, new GuardedResolver(SystemDefaultDnsResolver.INSTANCE, services));
        transports.add(transport);
        WebPush push = new WebPush(
                transport,
                services,
                new Vapid(VapidKeys.of(settings), settings.contact(), Clock.systemUTC()),
                new Notice(
                        ProgrammeForTests.named(Map.of("en", "Valle Alerts", "ar", "تنبيهات")), "http://127.0.0.1:9"));
        PushSubscription subscription =
                PushSubscription.of(service + to.id(), to.p256dh(), to.auth(), new PushServices(List.of(), service));
        return message -> push.send(message, subscription);
    }

    @Override
    protected void carrierAccepts() {
        Network.devices().feel(device, Mood.SOUND);
    }

    @Override
    protected void carrierThrottles() {
        Network.devices().feel(device, Mood.BUSY);
    }

    @Override
    protected SendOutcome tooMuch() {
        return new Busy(Duration.ofSeconds(7));
    }

    @Override
    protected Class<? extends SendOutcome> silence() {
        return Unreachable.class;
    }

    @Override
    protected void carrierHangs() {
        Network.devices().feel(device, Mood.HANG);
    }

    @Override
    protected void carrierCutsTheConnection() {
        Network.devices().feel(device, Mood.CUT);
    }

    @Override
    protected void carrierIsGone() {
        try (ServerSocket closed = new ServerSocket(0)) {
            service = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/push/");
        } catch (IOException none) {
            throw new IllegalStateException("No free port", none);
        }
    }

    @Override
    protected int requests() {
        return asked(device).size();
    }

    private static List<PushRequest> asked(PushDevice of) {
        return Network.devices().requestsOf(of);
    }

    private static Outgoing notice(String text, Subject subject) {
        return new Outgoing(IntentId.of(AlertId.random()), text, subject, 90);
    }

    private static Subject subject(String language, boolean urgent) {
        return new Subject(UUID.randomUUID(), Language.of(language), urgent);
    }

    @Test
    void theDeviceReadsTheWordsUnderTheNameOfTheProgramme() {
        line().send(notice("Valle Alerts: CONFIRMED near Lincoln.", subject("en", true)));

        assertThat(Network.textsTo(device.number())).containsExactly("Valle Alerts\nCONFIRMED near Lincoln.");
    }

    @Test
    void theServiceLearnsHowLongHowUrgentAndNothingElse() {
        line().send(notice("Valle Alerts: one", subject("en", true)));
        line().send(notice("Valle Alerts: two, a drill", subject("en", false)));

        assertThat(asked(device)).extracting(PushRequest::ttl).containsExactly(90, 90);
        assertThat(asked(device)).extracting(PushRequest::urgency).containsExactly("high", "normal");
        assertThat(asked(device)).extracting(PushRequest::length).containsExactly(2_151, 2_151);
        assertThat(asked(device)).extracting(PushRequest::refusal).containsOnlyNulls();
    }

    @Test
    void ofOneMatterASwitchedOffDeviceLaterGetsTheNewestOnly() {
        Subject one = subject("en", true);
        Network.devices().feel(device, Mood.OFF);
        line().send(notice("Valle Alerts: CONFIRMED", one));
        line().send(notice("Valle Alerts: another matter", subject("en", true)));
        line().send(notice("Valle Alerts: ALL CLEAR", one));
        assertThat(Network.textsTo(device.number())).isEmpty();

        Network.devices().feel(device, Mood.SOUND);

        await().until(() -> Network.textsTo(device.number()).size() == 2);
        assertThat(Network.textsTo(device.number()))
                .containsExactlyInAnyOrder("Valle Alerts\nALL CLEAR", "Valle Alerts\nanother matter");
    }

    @Test
    void nobodyLearnsFromTheTopicWhoHearsOfTheSameMatter() {
        PushDevice neighbour = device();
        Subject matter = subject("en", true);
        line().send(notice("Valle Alerts: x", matter));
        line(neighbour, KEYS).send(notice("Valle Alerts: x", matter));

        assertThat(asked(device).getFirst().topic()).matches("[A-Za-z0-9_-]{32}");
        assertThat(asked(device).getFirst().topic())
                .isNotEqualTo(asked(neighbour).getFirst().topic());
    }

    @Test
    void wordsThatAreTooLongForANoticeAreCutAtTheEndAndNotInTheMiddleOfALetter() {
        assertThat(line().send(notice("تنبيهات: " + "🏫ب".repeat(800), subject("ar", true))))
                .isInstanceOf(Accepted.class);

        assertThat(Network.textsTo(device.number()).getFirst())
                .startsWith("تنبيهات\n🏫ب")
                .endsWith("…")
                .hasSizeGreaterThan(1_000)
                .doesNotContain("\ufffd", "?");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"UNKNOWN", "GONE", "FORBIDDEN", "TOO_LARGE", "BROKEN", "MOVED"})
    void eachRefusalHasItsOwnEnd(Mood mood) {
        Network.devices().feel(device, mood);

        SendOutcome outcome = send();

        assertThat(outcome)
                .isEqualTo(
                        switch (mood) {
                            case UNKNOWN -> new Rejected(Failure.DEVICE_GONE, 404);
                            case GONE -> new Rejected(Failure.DEVICE_GONE, 410);
                            case FORBIDDEN -> new Rejected(Failure.DEVICE_REFUSES, 403);
                            case TOO_LARGE -> new Rejected(Failure.TOO_LONG, 413);
                            case BROKEN -> new Unreachable("http-503");
                            case MOVED -> new Unreachable("http-307");
                            case SOUND, OFF, BUSY, HANG, CUT -> throw new IllegalArgumentException(mood.name());
                        });
        assertThat(requests()).as("one request, and no redirect followed").isEqualTo(1);
        assertThat(Network.textsTo(device.number())).isEmpty();
    }

    @Test
    void aDeviceThatAgreedToAnotherKeyIsTroubleOfItsOwn() {
        assertThat(line(device, VapidKeys.fresh()).send(notice("Valle Alerts: x", SUBJECT)))
                .isEqualTo(new Rejected(Failure.DEVICE_REFUSES, 403));
    }

    @Test
    void halvesOfTwoKeysAreRefusedAtTheStartWithoutShowingThem() {
        VapidKeys.Written other = VapidKeys.fresh();
        assertThatThrownBy(() -> line(device, new VapidKeys.Written(KEYS.publicKey(), other.privateKey())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("campana.push.vapid-private-key")
                .hasMessageNotContaining(other.privateKey());
    }

    @Test
    void aNameThatLeadsNowhereIsTroubleOfThatDeviceAlone() {
        service = URI.create("http://push.invalid/push/");

        assertThat(line().send(notice("Valle Alerts: x", SUBJECT))).isEqualTo(new Busy(null));
    }

    @Test
    void aNameThatLeadsToThisMachineIsNotConnectedTo() throws Exception {
        try (ServerSocket inside = new ServerSocket(0)) {
            inside.setSoTimeout(1);
            PushSettings settings = new PushSettings(
                    KEYS.publicKey(),
                    KEYS.privateKey(),
                    "",
                    List.of("localhost"),
                    null,
                    100,
                    10,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1));
            PushTransport transport = new PushTransport(
                    settings, new GuardedResolver(SystemDefaultDnsResolver.INSTANCE, settings.services()));
            transports.add(transport);

            for (String host : List.of("localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f000001")) {
                assertThat(transport.post(
                                URI.create("http://" + host + ":" + inside.getLocalPort() + "/x"), new byte[1]))
                        .as(host)
                        .isEqualTo(PushTransport.Answer.NOWHERE);
            }
            assertThatThrownBy(inside::accept).as("nobody came").isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aServiceThatIsOffTheListSinceTheDeviceJoinedIsNotCalled() {
        assertThat(line(device, KEYS, null).send(notice("Valle Alerts: x", SUBJECT)))
                .isEqualTo(new Rejected(Failure.DEVICE_REFUSES, 0));
        assertThat(requests()).isZero();
    }
}
