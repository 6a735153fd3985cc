package org.campana.carrier.messages;

import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal in Twilio's form and words.
///
/// @param code of Twilio's error dictionary
public record TwilioError(int httpStatus, int code, String message) {

    static TwilioError authenticate() {
        return new TwilioError(401, 20003, "Authenticate");
    }

    /// 404.
    public static TwilioError notFound(String path) {
        return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
    }

    static TwilioError inProgress() {
        return new TwilioError(409, 20009, "Cannot delete message because delivery has not been completed.");
    }

    /// 400.
    public static TwilioError badRequest(int code, String message) {
        return new TwilioError(400, code, message);
    }

    /// A scripted refusal: Twilio's sentence where we know one.
    static TwilioError scripted(int httpStatus, int code) {
        return new TwilioError(
                httpStatus,
                code,
                switch (code) {
                    case 20003 -> "Authenticate";
                    case 13224 -> "Dial: Twilio does not support calling this number or the number is invalid";
                    case 21214 -> "'To' phone number cannot be reached";
                    case 21215 -> "Account not authorized to call this number";
                    case 21216 -> "API: Call blocked by Twilio";
                    case 21217 -> "Phone number does not appear to be valid";
                    case 20429 -> "Too Many Requests";
                    case 20500 -> "An internal server error has occurred";
                    case 20503 -> "Service unavailable";
                    case 21610 -> "Attempt to send to unsubscribed recipient";
                    case 21614 -> "'To' number is not a valid mobile number";
                    case 63017 -> "Rate limit exceeded";
                    default -> "Scripted refusal " + code;
                });
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("message", message);
        json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        json.put("status", httpStatus);
        return json;
    }
}
