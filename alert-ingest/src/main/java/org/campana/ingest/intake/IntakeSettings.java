package org.campana.ingest.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may report by the page.
///
/// @param openPage whether the page takes reports from people who are not signed in; they are quarantined
@ConfigurationProperties("campana.intake")
record IntakeSettings(@DefaultValue("true") boolean openPage) {}
