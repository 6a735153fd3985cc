package org.campana.carrier.call;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.campana.carrier.ledger.CallBook;
import org.campana.carrier.ledger.CallStatus;
import org.campana.carrier.ledger.Heard;
import org.campana.carrier.ledger.PhoneCall;
import org.campana.carrier.webhook.WebhookAttempt;
import org.campana.carrier.webhook.Webhooks;

/// One call's connection to the application: every question carries the fields of Twilio's requests (docs, "Twilio's
/// request to your application").
final class Wire {

    private final PhoneCall call;
    private final String account;
    private final CallBook book;
    private final Webhooks webhooks;
    private final Recordings recordings;

    Wire(PhoneCall call, String account, CallBook book, Webhooks webhooks, Recordings recordings) {
        this.call = call;
        this.account = account;
        this.book = book;
        this.webhooks = webhooks;
        this.recordings = recordings;
    }

    /// Asks what comes next.
    ///
    /// @param more fields beside those every question has
    WebhookAttempt ask(String url, Map<String, String> more) throws InterruptedException {
        Map<String, String> form = fields(call.inbound() ? "ringing" : CallStatus.IN_PROGRESS.wire());
        form.putAll(more);
        return webhooks.post(url, form, attempt -> {});
    }

    /// Says how the call ended, to whoever wanted to know.
    void tell(CallStatus end) throws InterruptedException {
        String callback = call.statusCallback();
        if (callback != null) {
            Map<String, String> form = fields(end.wire());
            form.put("CallDuration", end == CallStatus.COMPLETED ? "1" : "0");
            form.put("CallbackSource", "call-progress-events");
            form.put("SequenceNumber", "0");
            webhooks.post(callback, form, attempt -> {});
        }
    }

    private Map<String, String> fields(String status) {
        Map<String, String> form = new HashMap<>();
        form.put("AccountSid", account);
        form.put("ApiVersion", "2010-04-01");
        form.put("CallSid", call.sid());
        form.put("CallStatus", status);
        form.put("Called", call.to());
        form.put("Caller", call.from());
        form.put("Direction", call.inbound() ? "inbound" : "outbound-api");
        form.put("From", call.from());
        form.put("FromCountry", "US");
        form.put("To", call.to());
        form.put("ToCountry", "US");
        if (call.inbound()) {
            // Its own network vouches for each of these phones.
            form.put("StirVerstat", "TN-Validation-Passed-A");
        }
        return form;
    }

    /// What is heard of a recording.
    Heard recording(URI url) throws InterruptedException {
        return recordings.fetch(url);
    }

    void heard(Heard heard) {
        book.recordHeard(call.sid(), heard);
    }
}
