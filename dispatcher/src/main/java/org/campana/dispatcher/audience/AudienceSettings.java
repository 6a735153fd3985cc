package org.campana.dispatcher.audience;

import jakarta.validation.constraints.NotEmpty;
import java.util.Set;
import org.campana.events.Channel;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What this network can do for people.
///
/// @param channels the channels it sends by; who asked for others only is counted as held back, never forgotten
@Validated
@ConfigurationProperties("campana.audience")
record AudienceSettings(
        @NotEmpty @DefaultValue({"SMS", "PUSH"}) Set<Channel> channels) {}
