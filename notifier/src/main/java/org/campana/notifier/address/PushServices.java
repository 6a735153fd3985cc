package org.campana.notifier.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The push services we talk to, and no other: a device names the address that we call, so without a list anybody
/// could make us call anything (reliability section 3, SSRF).
///
/// @param hosts their names; `*.` stands for one or more names before it
/// @param simulated where a simulated service stands on this machine, or null; for demos and tests
public record PushServices(List<String> hosts, @Nullable URI simulated) {

    public PushServices {
        hosts = List.copyOf(hosts);
    }

    /// Whether an endpoint is an address of one of them: https, its name as it is listed, without port, user and
    /// fragment. The whole address is judged by its parts, because what looks like a host may stand in
    /// another part.
    public boolean allow(String endpoint) {
        try {
            URI address = new URI(endpoint);
            String host = address.getHost();
            if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
                return false;
            }
            return isSimulated(address) || isListed(address, host);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private boolean isListed(URI address, String host) {
        return "https".equals(address.getScheme())
                && host.equals(address.getRawAuthority())
                && hosts.stream().anyMatch(known -> matches(known, host.toLowerCase(Locale.ROOT)));
    }

    /// Whether an address is the simulated service's.
    public boolean isSimulated(URI address) {
        URI here = simulated;
        return here != null
                && address.normalize().equals(address)
                && !address.getRawPath().contains("%")
                && here.getScheme().equals(address.getScheme())
                && here.getRawAuthority().equals(address.getRawAuthority())
                && address.getRawPath().startsWith(here.getRawPath());
    }

    private static boolean matches(String known, String host) {
        return known.startsWith("*.")
                ? host.endsWith(known.substring(1)) && host.length() >= known.length()
                : host.equals(known);
    }
}
