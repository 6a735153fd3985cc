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

    /// Prints coarse, so that no log line holds where a reporter stood.
    @Override
    public String toString() {
        Point coarse = rounded();
        return "Point[about " + coarse.lat + ", " + coarse.lon + "]";
    }
}
