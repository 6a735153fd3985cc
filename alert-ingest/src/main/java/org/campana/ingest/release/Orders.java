package org.campana.ingest.release;

import java.util.LinkedHashMap;
import java.util.Map;
import org.campana.events.AlertFacts;
import org.campana.events.Audience;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolPlace;
import org.campana.ingest.incident.Incident;
import org.campana.ingest.request.Fields;
import org.campana.ingest.school.School;
import org.campana.ingest.school.Schools;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks what somebody wants to send, and asks what it would reach. Outside of any transaction, because it may wait
/// a second for the dispatcher.
@Component
public class Orders {

    /// The wording of a first alert when its author names none.
    public static final String FIRST_WORDING = "agents-near-school";

    private static final String WORDING_FORM = "[a-z][a-z0-9-]{1,39}";

    private final Schools schools;
    private final Forecasts forecasts;
    private final ReleaseSettings settings;

    Orders(Schools schools, Forecasts forecasts, ReleaseSettings settings) {
        this.schools = schools;
        this.forecasts = forecasts;
        this.settings = settings;
    }

    /// Reads an order field by field and adds its forecast.
    public Checked check(Incident incident, AlertOrder asked) {
        Order order = new Order(
                incident.schoolId(),
                Fields.oneOf("audience", asked.audience(), audiences()),
                wording(asked.wording(), FIRST_WORDING),
                new AlertFacts(
                        place(incident, asked.placeId()), incident.lastObservedAt(), action(asked.schoolAction())),
                drill(incident, asked.drill()),
                Fields.between("expiresInMinutes", asked.expiresInMinutes(), 5, 720, settings.expiresInMinutes()),
                settings.approveWithin(),
                null);
        return new Checked(order.with(forecasts.ask(order)));
    }

    /// A wording's name, or `otherwise` when it is left out.
    static String wording(@Nullable String given, String otherwise) {
        if (given == null || given.isBlank()) {
            return otherwise;
        }
        if (!given.matches(WORDING_FORM)) {
            throw Fields.invalid(
                    "wording",
                    "wording is not the name of a wording.",
                    "Use the name of an approved wording, such as agents-near-school. Free text is not sent.");
        }
        return given;
    }

    private @Nullable String place(Incident incident, @Nullable String placeId) {
        if (placeId == null || placeId.isBlank()) {
            return null;
        }
        School school = schools.find(incident.schoolId()).orElseThrow();
        return school.place(placeId)
                .map(SchoolPlace::name)
                .orElseThrow(() -> Fields.invalid(
                        "placeId",
                        school.name() + " has no place with this id.",
                        "Use one of "
                                + school.places().stream()
                                        .map(SchoolPlace::placeId)
                                        .toList() + ", or leave it out."));
    }

    private static boolean drill(Incident incident, @Nullable Boolean drill) {
        if (incident.drill() && Boolean.FALSE.equals(drill)) {
            throw Fields.invalid(
                    "drill", "The incident is a drill, so its alerts are drills.", "Leave drill out, or send true.");
        }
        return incident.drill() || Boolean.TRUE.equals(drill);
    }

    private static SchoolAction action(@Nullable String action) {
        Map<String, SchoolAction> actions = new LinkedHashMap<>();
        actions.put("not-stated", SchoolAction.NOT_STATED);
        actions.put("not_stated", SchoolAction.NOT_STATED);
        actions.put("secure", SchoolAction.SECURE);
        actions.put("hold", SchoolAction.HOLD);
        SchoolAction chosen = Fields.oneOfOrNull("schoolAction", action, actions);
        return chosen == null ? SchoolAction.NOT_STATED : chosen;
    }

    private static Map<String, Audience> audiences() {
        Map<String, Audience> audiences = new LinkedHashMap<>();
        audiences.put("staff", Audience.STAFF);
        audiences.put("families", Audience.FAMILIES);
        return audiences;
    }

    /// An order whose fields are sound. Whether it may be sent is decided by [Releases].
    public static final class Checked {
        private final Order order;

        private Checked(Order order) {
            this.order = order;
        }

        /// What it would reach; null when the dispatcher could not be asked.
        public @Nullable Forecast forecast() {
            return order.forecast();
        }

        /// Whether it is a drill.
        public boolean drill() {
            return order.drill();
        }

        Order order() {
            return order;
        }
    }
}
