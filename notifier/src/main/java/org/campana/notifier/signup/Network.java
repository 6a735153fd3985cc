package org.campana.notifier.signup;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where a request came from, as coarsely as a limit needs it: the /24 of an IPv4 address, the /48 of an IPv6 one.
/// Never stored or printed; see [Limits].
final class Network {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    private final String prefix;

    private Network(String prefix) {
        this.prefix = prefix;
    }

    /// The network of an address as the container gives it. What cannot be read is one network of its own.
    static Network of(@Nullable String address) {
        if (address == null) {
            return new Network("unknown");
        }
        int zone = address.indexOf('%');
        try {
            InetAddress read = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            int kept = read instanceof Inet4Address ? IPV4_BYTES : IPV6_BYTES;
            return new Network(HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), kept)));
        } catch (IllegalArgumentException unreadable) {
            return new Network("unknown");
        }
    }

    /// For the keyed index only.
    String prefix() {
        return prefix;
    }

    @Override
    public String toString() {
        return "[network]";
    }
}
