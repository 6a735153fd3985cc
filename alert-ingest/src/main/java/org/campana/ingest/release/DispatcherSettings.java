package org.campana.ingest.release;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the dispatcher answers.
///
/// @param url its origin, such as `http://dispatcher:8080`; left out it is this very process
@ConfigurationProperties("campana.dispatcher")
record DispatcherSettings(@Nullable String url) {}
