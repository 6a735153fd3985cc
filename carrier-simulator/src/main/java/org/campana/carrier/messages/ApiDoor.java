package org.campana.carrier.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.campana.carrier.CarrierSettings;
import org.campana.carrier.script.CarrierScripts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/// What every call of the API shares: who may come in, and how answers are written.
@Component
public final class ApiDoor {

    private final ApiAccess access;
    private final String account;
    private final MessageJson json;
    private final AnswerWriter answers;
    private final CarrierScripts scripts;

    ApiDoor(CarrierSettings settings, AnswerWriter answers, CarrierScripts scripts) {
        this.scripts = scripts;
        this.access = new ApiAccess(settings);
        this.account = settings.accountSid();
        this.json = new MessageJson(account);
        this.answers = answers;
    }

    /// Why a request may not come in, or null if it may.
    public @Nullable TwilioError refusal(String askedAccount, HttpServletRequest request) {
        if (!access.allows(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            return TwilioError.authenticate();
        }
        if (!account.equals(askedAccount)) {
            return TwilioError.notFound(path(request));
        }
        boolean question = HttpMethod.GET.matches(request.getMethod());
        return question && !scripts.answersQuestions() ? TwilioError.scripted(503, 20503) : null;
    }

    /// The same where no account is named.
    @Nullable
    TwilioError refusal(HttpServletRequest request) {
        return refusal(account, request);
    }

    /// The path as a caller of Twilio knows it.
    public static String path(HttpServletRequest request) {
        return request.getRequestURI().replaceFirst("^/carrier", "");
    }

    /// Answers a question.
    ///
    /// @param closed why it may not come in, or null if it may
    void answer(@Nullable TwilioError closed, HttpServletResponse response, Map<String, @Nullable Object> told)
            throws IOException {
        if (closed == null) {
            answers.sound(response, HttpServletResponse.SC_OK, told);
        } else {
            answers.refuse(response, closed);
        }
    }

    MessageJson json() {
        return json;
    }

    /// Writes the answers.
    public AnswerWriter answers() {
        return answers;
    }
}
