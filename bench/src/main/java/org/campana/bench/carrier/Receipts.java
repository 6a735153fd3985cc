package org.campana.bench.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.campana.bench.carrier.Calls.Call;
import org.campana.bench.carrier.Calls.Told;
import org.campana.carrier.webhook.TwilioSignature;

/// Tells the application what became of texts, as Twilio does: each was sent, then it was delivered, in forms signed
/// with the account's token. One in a hundred is beside that told by somebody who does not know the token.
final class Receipts {

    private static final int FORGED_ONE_IN = 100;
    private static final List<String> COURSE = List.of("sent", "delivered");

    private final ConcurrentLinkedQueue<Text> texts = new ConcurrentLinkedQueue<>();
    private final String account;
    private final TwilioSignature token;
    private final TwilioSignature guess;

    /// @param account whose texts they are
    Receipts(String account, String token) {
        this.account = account;
        this.token = new TwilioSignature(token);
        this.guess = new TwilioSignature("a guess");
    }

    /// Keeps the address for later.
    ///
    /// @param callback as the text's request gave it, with what it says of connections behind a `#`
    void keep(String sid, String callback) {
        int fragment = callback.indexOf('#');
        texts.add(new Text(sid, fragment < 0 ? callback : callback.substring(0, fragment)));
    }

    /// Tells of all that is kept, and forgets it.
    ///
    /// @param aSecond as [Calls#tell] has it
    Told tell(int aSecond) {
        return Calls.tell(calls(), aSecond);
    }

    /// First that each was sent, then that each was delivered, the forged ones among them.
    private List<Call> calls() {
        List<Text> all = new ArrayList<>();
        for (Text text = texts.poll(); text != null; text = texts.poll()) {
            all.add(text);
        }
        List<Call> calls = new ArrayList<>();
        for (String status : COURSE) {
            for (Text text : all) {
                if (calls.size() % FORGED_ONE_IN == FORGED_ONE_IN - 1) {
                    calls.add(call(text, "failed", true));
                }
                calls.add(call(text, status, false));
            }
        }
        return calls;
    }

    private Call call(Text text, String status, boolean forged) {
        return new Call(
                text.address(),
                new TreeMap<>(Map.of("AccountSid", account, "MessageSid", text.sid(), "MessageStatus", status)),
                forged ? guess : token,
                forged);
    }

    private record Text(String sid, String address) {}
}
