package org.campana.dispatcher.enlist;

import java.util.List;
import org.campana.web.sheet.SheetColumn;
import org.campana.web.sheet.SheetFormat;

/// The columns of a list of schools.
final class ListFormat {

    static final int MOST_ROWS = 10_000;

    /// An address may be there, because lists of districts have one; it is not kept.
    static final SheetFormat FORMAT = SheetFormat.of(
            MOST_ROWS,
            SheetColumn.required("name", "Lincoln School", "nombre", "school name", "escuela"),
            SheetColumn.required("keyword", "LINCOLN", "palabra clave"),
            SheetColumn.required("latitude", "36.7468", "lat", "latitud"),
            SheetColumn.required("longitude", "-119.7726", "lon", "lng", "long", "longitud"),
            SheetColumn.optional("school", "lincoln", "school id", "id", "short name"),
            SheetColumn.optional("kind", "SCHOOL", "tipo", "type"),
            SheetColumn.optional("time zone", "America/Los_Angeles", "zona horaria"),
            SheetColumn.optional("places", "5th and Oak; Main gate", "lugares"),
            SheetColumn.optional("address", "", "street address", "street", "mailing address", "direccion"));

    private ListFormat() {}

    static List<SheetColumn> columns() {
        return FORMAT.columns();
    }

    static boolean knows(String column) {
        return columns().stream().anyMatch(known -> known.name().equals(column));
    }

    /// The column that a field of a school stands in.
    static String column(String field) {
        String first = field.replaceAll("[.\\[].*", "");
        return switch (first) {
            case "id" -> "school";
            case "timeZone" -> "time zone";
            default -> knows(first) ? first : "name";
        };
    }
}
