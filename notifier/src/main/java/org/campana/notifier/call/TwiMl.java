package org.campana.notifier.call;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/// A call's course as Twilio reads it (docs, "TwiML for Programmable Voice").
public final class TwiMl {

    /// How long a key is waited for once all is said.
    private static final int SECONDS_FOR_A_KEY = 4;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";

    private TwiMl() {}

    /// Says it and hangs up.
    public static String say(List<Said> words) {
        return HEAD + verbs(words) + "<Hangup/></Response>";
    }

    /// Says it twice, since the first time somebody only understands who calls, and takes one key meanwhile or after.
    ///
    /// @param action where the key goes
    public static String ask(List<Said> words, String action) {
        String once = "<Gather numDigits=\"1\" method=\"POST\" timeout=\"" + SECONDS_FOR_A_KEY + "\" action=\""
                + escaped(action) + "\">" + verbs(words) + "</Gather>";
        return HEAD + once + once + "<Hangup/></Response>";
    }

    /// Does not answer, which costs nothing.
    public static String reject() {
        return HEAD + "<Reject reason=\"busy\"/></Response>";
    }

    /// Goes on elsewhere.
    public static String again(String url) {
        return HEAD + "<Redirect method=\"POST\">" + escaped(url) + "</Redirect></Response>";
    }

    private static String verbs(List<Said> words) {
        StringBuilder verbs = new StringBuilder();
        words.forEach(each -> verbs.append(verb(each)));
        return verbs.toString();
    }

    private static String verb(Said said) {
        return switch (said) {
            case Said.Words words ->
                "<Say language=\"" + escaped(words.language()) + "\">" + escaped(words.text()) + "</Say>";
            case Said.Clip clip -> "<Play>" + escaped(clip.url()) + "</Play>";
        };
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
