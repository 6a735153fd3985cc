package org.campana.notifier.receipt;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.campana.notifier.address.PhoneNumber;
import org.campana.notifier.channel.sms.PublicUrl;
import org.campana.web.SignedCalls;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// Somebody texts us. The answer, if there is one, goes back in the response, as TwiML.
///
/// Comes the short way (adr/0019): thousands may text STOP after an alert, while the receipts of it come in.
@Component
class InboundWebhook implements SignedCalls {

    private static final Pattern SID = Pattern.compile("(SM|MM)[0-9a-f]{32}");

    private final SignedForm signed;
    private final PublicUrl publicUrl;
    private final Replies replies;

    InboundWebhook(SignedForm signed, PublicUrl publicUrl, Replies replies) {
        this.signed = signed;
        this.publicUrl = publicUrl;
        this.replies = replies;
    }

    @Override
    public String at() {
        return PublicUrl.MESSAGES;
    }

    @Override
    public void answer(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String twiml = message(request);
        response.setContentType(MediaType.APPLICATION_XML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(twiml);
    }

    private String message(HttpServletRequest request) {
        Map<String, String> form = signed.read(request, publicUrl.messages()).form();
        String sid = form.getOrDefault("MessageSid", "");
        String body = form.get("Body");
        if (!SID.matcher(sid).matches() || body == null) {
            throw SignedForm.refused();
        }
        PhoneNumber from = PhoneNumber.orNull(form.get("From"));
        if (from == null) {
            // A short code or a number abroad: none of ours, and nothing to answer to.
            return twiml(Optional.empty());
        }
        Optional<String> answer = replies.heard(new Inbound(sid, from, body));
        // Twilio has answered itself where its own opt-out list is on; two answers to one STOP are one too many.
        return twiml(form.containsKey("OptOutType") ? Optional.empty() : answer);
    }

    private static String twiml(Optional<String> answer) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                + answer.map(text -> "<Message>" + HtmlUtils.htmlEscapeDecimal(text, "UTF-8") + "</Message>")
                        .orElse("")
                + "</Response>";
    }
}
