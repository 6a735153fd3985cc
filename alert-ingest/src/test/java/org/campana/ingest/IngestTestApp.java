package org.campana.ingest;

import org.campana.ingest.runtime.IngestConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// alert-ingest alone, as `serve ingest` runs it.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({IngestConfiguration.class, TestPeople.class, Desk.class})
class IngestTestApp {}
