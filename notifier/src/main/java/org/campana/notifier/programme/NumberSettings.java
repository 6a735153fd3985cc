package org.campana.notifier.programme;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Our own number, for people to read. What sends is the messaging service, which may hold several; this is the one
/// that stands on posters and pages.
///
/// @param number in E.164, such as +12025550100, or a short code of 5 or 6 digits; empty while there is none yet
@Validated
@ConfigurationProperties("campana.sms")
record NumberSettings(
        @DefaultValue("")
        @Pattern(
                regexp = "|\\+1[2-9][0-9]{9}|[0-9]{5,6}",
                message = "must be the number families text: E.164 such as +12025550100, or a short code")
        String number) {}
