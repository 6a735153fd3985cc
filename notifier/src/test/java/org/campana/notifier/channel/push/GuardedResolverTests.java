package org.campana.notifier.channel.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.campana.notifier.address.PushServices;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResolverTests {

    private static final String SERVICE = "fcm.googleapis.com";

    private final Deque<InetAddress[]> answers = new ArrayDeque<>();

    private GuardedResolver resolver(@Nullable URI simulated) {
        return new GuardedResolver(
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        return answers.removeFirst();
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                new PushServices(List.of(SERVICE), simulated));
    }

    private static InetAddress[] literal(String... addresses) throws UnknownHostException {
        InetAddress[] all = new InetAddress[addresses.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.1",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:c0a8:101::",
                "3fff::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void noAddressThatIsNotOfThePublicInternetIsConnectedTo(String address) throws UnknownHostException {
        answers.add(literal(address));

        assertThatThrownBy(() -> resolver(null).resolve(SERVICE)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "223.255.255.1",
                "2607:f8b0:4005:80a::200a",
                "2a00:1450:4001:82a::200a",
                "64:ff9b::808:808",
                "2002:808:808::"
            })
    void thePublicInternetIs(String address) throws UnknownHostException {
        answers.add(literal(address));

        assertThat(resolver(null).resolve(SERVICE)).containsExactly(literal(address));
    }

    @Test
    void ofSeveralAddressesOnlyThePublicOnesAreLeft() throws UnknownHostException {
        answers.add(literal("127.0.0.1", "142.250.1.95", "fd00::1"));

        assertThat(resolver(null).resolve(SERVICE)).containsExactly(literal("142.250.1.95"));
    }

    @Test
    void aNameThatLeadsElsewhereTheSecondTimeIsRefusedTheSecondTime() throws UnknownHostException {
        answers.add(literal("142.250.1.95"));
        answers.add(literal("169.254.169.254"));
        GuardedResolver resolver = resolver(null);

        assertThat(resolver.resolve(SERVICE)).hasSize(1);
        assertThatThrownBy(() -> resolver.resolve(SERVICE))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageNotContaining("169.254");
    }

    @Test
    void onlyTheSimulatedServicesOwnNameMayLeadToThisMachine() throws UnknownHostException {
        answers.add(literal("127.0.0.1"));
        answers.add(literal("127.0.0.1"));
        GuardedResolver resolver = resolver(URI.create("http://localhost:8080/carrier/push/"));

        assertThat(resolver.resolve("localhost")).hasSize(1);
        assertThatThrownBy(() -> resolver.resolve(SERVICE)).isInstanceOf(UnknownHostException.class);
    }
}
