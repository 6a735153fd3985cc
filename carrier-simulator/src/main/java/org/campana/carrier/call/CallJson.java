package org.campana.carrier.call;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.campana.carrier.ledger.PhoneCall;
import org.jspecify.annotations.Nullable;

/// Twilio's call resource, as far as anybody reads it.
final class CallJson {

    private static final DateTimeFormatter TWILIO_TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private CallJson() {}

    static Map<String, @Nullable Object> resource(PhoneCall call, String account) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("account_sid", account);
        json.put("api_version", "2010-04-01");
        json.put("date_created", time(call.placedAt()));
        json.put("date_updated", time(call.placedAt()));
        json.put("direction", call.inbound() ? "inbound" : "outbound-api");
        json.put("duration", call.status().terminal() ? "0" : null);
        json.put("from", call.from());
        json.put("price", null);
        json.put("price_unit", "USD");
        json.put("sid", call.sid());
        json.put("status", call.status().wire());
        json.put("to", call.to());
        json.put("uri", "/2010-04-01/Accounts/" + account + "/Calls/" + call.sid() + ".json");
        return json;
    }

    private static String time(Instant moment) {
        return TWILIO_TIME.format(moment);
    }
}
