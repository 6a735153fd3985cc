package org.campana.bench.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.campana.bench.town.Town;
import tools.jackson.databind.json.JsonMapper;

/// Some hundred people who report what they see at all schools of the town, one after the other. Twenty of them see the
/// same, as it is with cars in a street: the first report of it begins an incident, and the others join it.
public final class Street {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> SCHOOLS = Town.schools();
    private static final int SEE_THE_SAME = 20;
    /// Far from every place of the desk's own reports.
    private static final int FIRST_PLACE = 800_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger reports = new AtomicInteger();
    private final URI address;
    private final List<String> keys;
    private final Clock clock;

    /// @param address where reports are posted
    /// @param keys one for each of the people
    Street(URI address, List<String> keys, Clock clock) {
        this.address = address;
        this.keys = List.copyOf(keys);
        this.clock = clock;
    }

    /// The next one reports, once, and does not ask again.
    ///
    /// @return the status of the answer; 0 for none
    public int report() {
        HttpRequest request = next();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unanswered) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    HttpRequest next() {
        int number = reports.getAndIncrement();
        String school = SCHOOLS.get(number % SCHOOLS.size());
        int place = FIRST_PLACE + number / SCHOOLS.size() / SEE_THE_SAME;
        return Desk.request(
                address,
                keys.get(number % keys.size()),
                JSON.writeValueAsString(Sighting.at(clock.instant(), school, place)));
    }
}
