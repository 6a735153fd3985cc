package org.campana.notifier.channel.sms;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Balance;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.SendOutcome;
import org.campana.notifier.channel.SendOutcome.Accepted;
import org.campana.notifier.channel.SendOutcome.Rejected;
import org.campana.notifier.channel.SendOutcome.Unknown;
import org.campana.notifier.channel.SendOutcome.Unreachable;
import org.jspecify.annotations.Nullable;

/// The account over connections of its own: each channel has one, so that none waits for another. What the SDK throws
/// is turned into an outcome here and nowhere else; its messages are never passed on, because they can quote the
/// number.
public final class TwilioAccount implements AutoCloseable {

    private static final int FIRST_CODE = 10_000;
    private static final int REDIRECTION = 300;
    private static final int SERVER_ERROR = 500;

    private final LeanTransport transport;
    private final TwilioRestClient twilio;

    /// Connects when it is first asked.
    public TwilioAccount(TwilioSettings settings) {
        this.transport = new LeanTransport(settings);
        this.twilio = new TwilioRestClient.Builder(settings.apiKey(), settings.apiSecret())
                .accountSid(settings.accountSid())
                .httpClient(transport)
                .build();
    }

    /// For the SDK's own calls. They throw what the SDK throws; see [#create] and [#unanswered].
    public TwilioRestClient client() {
        return twilio;
    }

    /// Asks once for something new, and says what came of it. Never throws.
    ///
    /// @param request makes the request and gives the new thing's id
    /// @param refused what one of Twilio's error codes means for this kind of request
    public SendOutcome create(Supplier<@Nullable String> request, IntFunction<SendOutcome> refused) {
        try {
            String sid = request.get();
            return sid == null || sid.isBlank() ? new Unknown("unreadable-answer") : new Accepted(sid);
        } catch (NoAnswer known) {
            return known.outcome();
        } catch (ApiException refusal) {
            return outcomeOf(refusal, refused);
        } catch (RuntimeException unexpected) {
            return new Unknown("sdk-" + unexpected.getClass().getSimpleName());
        }
    }

    /// Whether Twilio answers a question about this account that tells of nobody and changes nothing. A refusal is an
    /// answer too: the key may not be allowed to ask. Never throws.
    public boolean answers() {
        try {
            Balance.fetcher().fetch(twilio);
            return true;
        } catch (NoAnswer none) {
            return !(none.outcome() instanceof Unknown || none.outcome() instanceof Unreachable);
        } catch (RuntimeException refusedOrUnreadable) {
            return true;
        }
    }

    private static SendOutcome outcomeOf(ApiException refusal, IntFunction<SendOutcome> refused) {
        Integer status = refusal.getStatusCode();
        Integer code = refusal.getCode();
        if (status == null || status < REDIRECTION || status >= SERVER_ERROR) {
            // The SDK gives no status for an answer it cannot read, which may well have been a 201.
            return new Unknown("unreadable-answer");
        }
        return code == null || code < FIRST_CODE
                ? new Rejected(Failure.REFUSED_WITHOUT_CODE, status)
                : refused.apply(code);
    }

    /// Whether this says that Twilio could not be asked, or would not tell.
    public static boolean unanswered(RuntimeException thrown) {
        return thrown instanceof NoAnswer || thrown instanceof ApiException;
    }

    @Override
    public void close() {
        transport.close();
    }
}
