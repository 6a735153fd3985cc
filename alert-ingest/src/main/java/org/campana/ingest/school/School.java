package org.campana.ingest.school;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;

/// A school as it is now.
///
/// @param zone what times are shown in
/// @param places the only places that can stand in a text
/// @param active false when it left the network
/// @param staffApprovals how many other people its protocol wants to agree before staff are told
/// @param familyApprovals the same for families; the network's own number may be higher
public record School(
        SchoolId schoolId,
        String name,
        ZoneId zone,
        double latitude,
        double longitude,
        List<SchoolPlace> places,
        boolean active,
        int staffApprovals,
        int familyApprovals) {

    public School {
        places = List.copyOf(places);
    }

    /// The place of this school with this short name.
    public Optional<SchoolPlace> place(String placeId) {
        return places.stream().filter(place -> place.placeId().equals(placeId)).findFirst();
    }
}
