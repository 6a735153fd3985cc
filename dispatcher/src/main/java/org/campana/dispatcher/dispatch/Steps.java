package org.campana.dispatcher.dispatch;

import org.campana.dispatcher.audience.AudienceList;
import org.campana.dispatcher.brake.Brake;
import org.campana.dispatcher.compose.Composer;
import org.campana.dispatcher.fanout.Fanout;
import org.campana.dispatcher.route.Router;
import org.springframework.stereotype.Component;

/// The steps of an alert, in the order it takes them.
@Component
record Steps(Router route, AudienceList audience, Composer compose, Brake brake, Fanout fanout) {}
