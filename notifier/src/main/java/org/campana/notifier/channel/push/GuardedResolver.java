package org.campana.notifier.channel.push;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.campana.notifier.address.PushServices;

/// Resolves the names of push services and refuses every address that is not of the public Internet. What it answers is
/// what is connected to, so a name that is asked twice and answered differently (DNS rebinding) gains nothing.
final class GuardedResolver implements DnsResolver {

    private final DnsResolver names;
    private final PushServices services;

    /// @param names who really asks
    GuardedResolver(DnsResolver names, PushServices services) {
        this.names = names;
        this.services = services;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (services.simulated() != null && host.equals(services.simulated().getHost())) {
            return found;
        }
        InetAddress[] open =
                Arrays.stream(found).filter(GuardedResolver::isPublic).toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new UnknownHostException("a push service's name leads nowhere on the public Internet");
        }
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// Whether an address is one that anybody on the Internet could reach (the registries of RFC 6890). IPv6 ways to
    /// write an IPv4 address count as that address.
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress(), 0);
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublicSix(byte[] bytes) {
        int first = pair(bytes, 0);
        if (first == 0x64 && pair(bytes, 2) == 0xff9b) { // NAT64; the local prefix 64:ff9b:1::/48 leads inside
            return pair(bytes, 4) == 0 && isPublic(bytes, 12);
        }
        if (first == 0x2002) { // 6to4
            return isPublic(bytes, 2);
        }
        boolean global = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2001 && ((pair(bytes, 2) < 0x200) || (pair(bytes, 2) == 0xdb8));
        boolean documentation = first == 0x3fff;
        return global && !special && !documentation;
    }

    private static boolean isPublic(byte[] bytes, int at) {
        int a = bytes[at] & 0xff;
        int b = bytes[at + 1] & 0xff;
        int c = bytes[at + 2] & 0xff;
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> (b & 0xc0) != 64;
            case 169 -> b != 254;
            case 172 -> (b & 0xf0) != 16;
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> (b & 0xfe) != 18 && !(b == 51 && c == 100);
            case 203 -> b != 0 || c != 113;
            default -> a < 224;
        };
    }

    private static int pair(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
