package org.campana.notifier.receipt;

import org.campana.events.Channel;
import org.campana.notifier.channel.IntentId;
import org.campana.notifier.ledger.Way;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A device says that it showed a notice. Nothing is signed: the 96 random bits in the address were readable to that
/// device alone, and all they can do is to say that this one notice arrived.
@RestController
class NoticeWebhook {

    private static final String SHOWN = "delivered";

    private final CallbackInbox inbox;
    private final CallbackWorker worker;
    private final ReceiptMeters meters;

    NoticeWebhook(CallbackInbox inbox, CallbackWorker worker, ReceiptMeters meters) {
        this.inbox = inbox;
        this.worker = worker;
        this.meters = meters;
    }

    @PostMapping("/webhooks/notices/{intent}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void shown(@PathVariable String intent) {
        IntentId id = IntentId.orNull(intent);
        // The channel's own name of a notice is its intent.
        if (id == null || !inbox.store(new Callback(Way.first(Channel.PUSH), id, id.toString(), SHOWN, 0))) {
            throw meters.refused(Channel.PUSH, SignedForm.refused());
        }
        meters.taken(Channel.PUSH);
        worker.wake();
    }
}
