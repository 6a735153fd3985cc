package org.campana.eventframe;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Which process this is.
///
/// @param instance the name of this process among those of its kind, the same at each start, so that a restarted
///     one takes its own partitions again at once; the host name by default. Two processes of one name drive
///     each other out
@Validated
@ConfigurationProperties("campana")
public record InstanceSettings(
        @Nullable @Pattern(regexp = "[a-zA-Z0-9._-]{1,100}") String instance) {}
