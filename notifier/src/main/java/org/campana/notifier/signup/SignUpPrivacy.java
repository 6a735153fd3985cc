package org.campana.notifier.signup;

import java.time.Duration;
import org.campana.web.retention.RetentionClock;
import org.campana.web.retention.RetentionClocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `/privacy` says of the web door.
@Configuration(proxyBeanMethods = false)
class SignUpPrivacy {

    @Bean
    RetentionClocks signUpRetention(SignUpUpkeep upkeep, SignUpSettings settings) {
        return RetentionClocks.of(
                "notifier",
                RetentionClock.of(
                        "sign-ups",
                        settings.codeLife(),
                        "select expires_at - interval '%d seconds' from notify.sign_up_code"
                                .formatted(settings.codeLife().toSeconds()),
                        upkeep::forgetOld),
                RetentionClock.of(
                        "sign-up-limits", Duration.ofDays(1), "select at from notify.sign_up_asked", upkeep::forgetOld),
                RetentionClock.open("leave-links"));
    }
}
