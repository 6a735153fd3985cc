package org.campana.notifier.receipt;

import org.campana.notifier.consent.Consent;
import org.campana.notifier.enrol.Choices;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.enrol.Joining;
import org.campana.notifier.enrol.LanguageNames;
import org.campana.notifier.reconfirm.Reconfirmation;
import org.campana.notifier.roster.Invitations;
import org.campana.notifier.school.Schools;
import org.springframework.stereotype.Component;

/// What joining by text needs of the other steps.
@Component
record JoinDesk(
        Schools schools,
        LanguageNames languages,
        Joining joining,
        Invitations invitations,
        Consent consent,
        Enrolment enrolment,
        Choices choices,
        Reconfirmation reconfirmation) {}
