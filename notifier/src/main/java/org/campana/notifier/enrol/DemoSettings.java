package org.campana.notifier.enrol;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether this is the demo.
///
/// @param demo true only in the demo, whose people are invented and so need not agree to anything
@ConfigurationProperties("campana")
record DemoSettings(@DefaultValue("false") boolean demo) {}
