package org.campana.carrier.webhook;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Connects some origins elsewhere, as inside a compose network where the public address is not reachable.
final class OriginRewrite {

    private final Map<String, String> elsewhere = new HashMap<>();

    /// @param rules each `https://public.example=http://inside:8080`
    /// @throws IllegalArgumentException if a rule is not two origins
    OriginRewrite(List<String> rules) {
        for (String rule : rules) {
            String[] sides = rule.split("=", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException(
                        "carrier.callback-rewrite must be https://public=http://inside, not " + rule);
            }
            elsewhere.put(originOf(URI.create(sides[0].strip())), originOf(URI.create(sides[1].strip())));
        }
    }

    /// Where to connect for this URL.
    URI apply(URI url) {
        String instead = elsewhere.get(originOf(url));
        if (instead == null) {
            return url;
        }
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(instead + url.getRawPath() + query);
    }

    private static String originOf(URI url) {
        if (url.getScheme() == null || url.getHost() == null) {
            throw new IllegalArgumentException("Not an absolute URL: " + url.getScheme() + "://" + url.getHost());
        }
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        return url.getScheme() + "://" + url.getHost() + ":" + port;
    }
}
