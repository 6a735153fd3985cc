package org.campana.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A school as it is now. The topic is compacted: the newest record of a school is all there is to know.
///
/// @param keyword what a family texts to join, upper case, such as `LINCOLN`
/// @param timeZone an IANA zone such as `America/Los_Angeles`: times in texts are local to the school
/// @param latitude degrees, -90 to 90
/// @param longitude degrees, -180 to 180
/// @param active false when the school left the network
/// @param protocol who is told when and who must agree; null for the network's default
public record SchoolChanged(
        SchoolId schoolId,
        String name,
        SiteKind kind,
        String keyword,
        String timeZone,
        double latitude,
        double longitude,
        List<SchoolPlace> places,
        boolean active,
        @Nullable SchoolProtocol protocol)
        implements Event {

    public SchoolChanged {
        Require.name(name, 80, "school name");
        Require.name(keyword, 20, "keyword");
        Require.upperCase(keyword, "keyword");
        Require.timeZone(timeZone, "timeZone");
        Require.within(latitude, 90, "latitude");
        Require.within(longitude, 180, "longitude");
        places = List.copyOf(places);
    }

    /// Of a school that keeps to the network's default protocol.
    public SchoolChanged(
            SchoolId schoolId,
            String name,
            SiteKind kind,
            String keyword,
            String timeZone,
            double latitude,
            double longitude,
            List<SchoolPlace> places,
            boolean active) {
        this(schoolId, name, kind, keyword, timeZone, latitude, longitude, places, active, null);
    }

    @Override
    public String key() {
        return schoolId.toString();
    }
}
