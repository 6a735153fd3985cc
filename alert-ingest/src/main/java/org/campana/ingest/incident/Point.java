package org.campana.ingest.incident;

/// A place on earth in degrees of WGS 84.
///
/// @param lat -90 to 90
/// @param lon -180 to 180
public record Point(double lat, double lon) {

    /// About a kilometre coarse: what anybody but a verifier gets (experience, place privacy).
    public Point rounded() {
        return new Point(Math.round(lat * 100) / 100.0, Math.round(lon * 100) / 100.0);
    }

    /// Metres to another place, on a sphere of the earth's mean radius; as `ingest.metres` in PostgreSQL.
    public double metresTo(double otherLat, double otherLon) {
        double north = Math.toRadians(otherLat - lat) / 2;
        double east = Math.toRadians(otherLon - lon) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(otherLat)) * Math.pow(Math.sin(east), 2);
        return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /// Prints coarse, so that no log line holds where a reporter stood.
    @Override
    public String toString() {
        Point coarse = rounded();
        return "Point[about " + coarse.lat + ", " + coarse.lon + "]";
    }
}
