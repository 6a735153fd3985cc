package org.campana.notifier.receipt;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.campana.events.Channel;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.channel.sms.PublicUrl;
import org.campana.notifier.ledger.Way;
import org.campana.notifier.receipt.SignedForm.Signed;
import org.campana.web.SignedCalls;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Twilio says how far a text came. Verified, stored and answered at once; what follows from it happens
/// later, because Twilio waits five seconds at most.
@Component
class StatusWebhook implements SignedCalls {

    private static final Pattern SID = Pattern.compile("(SM|MM)[0-9a-f]{32}");
    private static final Pattern STATUS = Pattern.compile("[a-z_]{3,30}");
    private static final Pattern CODE = Pattern.compile("[0-9]{1,6}");

    private final SignedForm signed;
    private final PublicUrl publicUrl;
    private final CallbackInbox inbox;
    private final CallbackWorker worker;
    private final ReceiptMeters meters;

    StatusWebhook(
            SignedForm signed, PublicUrl publicUrl, CallbackInbox inbox, CallbackWorker worker, ReceiptMeters meters) {
        this.signed = signed;
        this.publicUrl = publicUrl;
        this.inbox = inbox;
        this.worker = worker;
        this.meters = meters;
    }

    @Override
    public String at() {
        return PublicUrl.STATUS;
    }

    @Override
    public void answer(String name, HttpServletRequest request, HttpServletResponse response) {
        status(name, request);
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }

    private void status(String intent, HttpServletRequest request) {
        IntentId id = IntentId.orNull(intent);
        if (id == null) {
            throw meters.refused(Channel.SMS, SignedForm.refused());
        }
        Signed called = signed.read(request, publicUrl.status(id));
        Map<String, String> form = called.form();
        String sid = form.getOrDefault("MessageSid", "");
        String status = form.getOrDefault("MessageStatus", "");
        String code = form.getOrDefault("ErrorCode", "");
        if (!SID.matcher(sid).matches() || !STATUS.matcher(status).matches() || !codeOrNone(code)) {
            throw meters.refused(Channel.SMS, SignedForm.refused());
        }
        Way way = new Way(Channel.SMS, called.account());
        if (!inbox.store(new Callback(way, id, sid, status, code.isEmpty() ? 0 : Integer.parseInt(code)))) {
            throw meters.refused(Channel.SMS, SignedForm.refused());
        }
        meters.taken(Channel.SMS);
        worker.wake();
    }

    private static boolean codeOrNone(String code) {
        return code.isEmpty() || CODE.matcher(code).matches();
    }
}
