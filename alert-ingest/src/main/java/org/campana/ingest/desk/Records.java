package org.campana.ingest.desk;

import org.campana.ingest.incident.Incidents;
import org.campana.ingest.incident.Reports;
import org.campana.ingest.release.Alerts;
import org.campana.ingest.release.Releasers;
import org.campana.ingest.verify.Verifying;
import org.springframework.stereotype.Component;

/// What the desk reads from.
@Component
record Records(Incidents incidents, Reports reports, Verifying verifying, Alerts alerts, Releasers releasers) {}
