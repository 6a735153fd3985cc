package org.campana.carrier.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.carrier.ledger.Direction;
import org.campana.carrier.ledger.MessageStatus;
import org.jspecify.annotations.Nullable;

/// Twilio's message resource.
final class MessageJson {

    /// RFC 2822 with two digits for the day, as Twilio writes it and its SDK wants it.
    private static final DateTimeFormatter TWILIO_TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final String account;

    MessageJson(String account) {
        this.account = account;
    }

    Map<String, @Nullable Object> resource(CarrierMessage message) {
        CarrierMessage.Terms terms = message.terms();
        String service = terms == null ? null : terms.messagingServiceSid();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("account_sid", account);
        json.put("api_version", "2010-04-01");
        json.put("body", message.body());
        json.put("date_created", time(message.acceptedAt()));
        json.put("date_sent", time(sentOrReceived(message)));
        json.put("date_updated", time(message.last().at()));
        json.put("direction", message.direction().wire());
        json.put("error_code", message.last().errorCode());
        json.put("error_message", null);
        // A messaging service chooses the number only when it sends.
        json.put("from", message.status() == MessageStatus.ACCEPTED ? null : message.from());
        json.put("messaging_service_sid", service);
        json.put("num_media", "0");
        json.put("num_segments", Integer.toString(message.segments()));
        json.put("price", null);
        json.put("price_unit", "USD");
        json.put("sid", message.sid());
        json.put("status", message.status().wire());
        json.put("subresource_uris", Map.of("media", path("/Messages/" + message.sid() + "/Media.json")));
        json.put("to", message.to());
        json.put("uri", path("/Messages/" + message.sid() + ".json"));
        return json;
    }

    /// One page of a list.
    ///
    /// @param query of the first page, without page number; empty or beginning with `&`
    Map<String, @Nullable Object> page(List<CarrierMessage> all, int page, int size, String query) {
        int start = Math.min(page * size, all.size());
        int end = Math.min(start + size, all.size());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("first_page_uri", pageUri(0, size, query));
        json.put("end", Math.max(start, end - 1));
        json.put(
                "messages", all.subList(start, end).stream().map(this::resource).toList());
        json.put("next_page_uri", end < all.size() ? pageUri(page + 1, size, query) : null);
        json.put("page", page);
        json.put("page_size", size);
        json.put("previous_page_uri", page > 0 ? pageUri(page - 1, size, query) : null);
        json.put("start", start);
        json.put("uri", pageUri(page, size, query));
        return json;
    }

    private String pageUri(int page, int size, String query) {
        return path("/Messages.json?PageSize=" + size + "&Page=" + page + query);
    }

    private String path(String rest) {
        return "/2010-04-01/Accounts/" + account + rest;
    }

    private static @Nullable Instant sentOrReceived(CarrierMessage message) {
        return message.direction() == Direction.INBOUND ? message.acceptedAt() : message.sentAt();
    }

    private static @Nullable String time(@Nullable Instant moment) {
        return moment == null ? null : TWILIO_TIME.format(moment);
    }
}
