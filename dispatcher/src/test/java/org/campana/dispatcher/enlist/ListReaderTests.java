package org.campana.dispatcher.enlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;
import org.campana.web.sheet.SheetProblem;
import org.campana.web.sheet.SheetReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListReaderTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                            | sheet.file.empty
            name,keyword,latitude,longitude                              | sheet.file.no-rows
            name,keyword,latitude~Lincoln,L1,3                           | sheet.column.missing
            name,name,keyword,latitude,longitude~A,B,AB,1,2              | sheet.column.twice
            name,keyword,latitude,longitude,nationality~A,AB,1,2,x       | sheet.column.refused.nationality
            name,keyword,latitude,longitude~"A,AB,1,2                    | sheet.file.quotes
            name,keyword,latitude,longitude~A,AB,1                       | sheet.row.cells
            name,keyword,latitude,longitude~,AB,1,2                      | sheet.row.missing
            name,keyword,latitude,longitude,time zone~Aa,STOP,1,2,America/Denver       | schools.row.keyword
            name,keyword,latitude,longitude,time zone~Aa,ÄÖ,1,2,America/Denver         | schools.row.keyword
            name,keyword,latitude,longitude,time zone~Aa,QQ1,north,2,America/Denver    | schools.row.latitude
            name,keyword,latitude,longitude,time zone~Aa,QQ1,1,200,America/Denver      | schools.row.longitude
            name,keyword,latitude,longitude,time zone~Aa,QQ1,1,2,PST                   | schools.row.time-zone
            name,keyword,latitude,longitude,school~Aa,QQ1,1,2,A B                      | schools.row.school
            name,keyword,latitude,longitude,school~Aa,QQ1,1,2,import                   | schools.row.school
            name,keyword,latitude,longitude,kind~Aa,QQ1,1,2,palace                     | schools.row.kind
            """)
    void aBrokenFileOfEachKindIsRefusedByPlaceAndRule(String file, String code) throws IOException {
        List<Listed> read = new ArrayList<>();

        SheetReport report = read(file == null ? "" : file.replace('~', '\n'), read);

        assertThat(report.problems()).extracting(SheetProblem::code).contains(code);
        assertThat(read).isEmpty();
        if (code.startsWith("schools.")) {
            assertThat(words("/i18n/schools-import.properties")).containsKeys(code + ".what", code + ".fix");
        }
    }

    @Test
    void aRowSaysWhatItSaysAndLeavesTheRest() throws IOException {
        List<Listed> read = new ArrayList<>();

        SheetReport report = read(
                "nombre;palabra clave;lat;long;zona horaria;lugares;street address\n"
                        + "Escuela Niño Héroe;nino;36,7;-119,8;America/Denver;Main gate| Park;1 Oak Street\n",
                read);

        assertThat(report.problems()).isEmpty();
        assertThat(read)
                .containsExactly(new Listed(
                        new SchoolId("escuela-nino-heroe"),
                        "Escuela Niño Héroe",
                        "NINO",
                        null,
                        "America/Denver",
                        36.7,
                        -119.8,
                        List.of("Main gate", "Park")));
        assertThat(read.getFirst().onto(java.util.Optional.empty()).kind()).isEqualTo(SiteKind.SCHOOL);
    }

    @Test
    void everyWordIsThereInSpanishTooAndNobodyIsShoutedAt() throws IOException {
        for (String bundle : new String[] {"schools", "schools-import"}) {
            Properties english = words("/i18n/" + bundle + ".properties");
            Properties spanish = words("/i18n/" + bundle + "_es.properties");

            assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
            assertThat(english.values()).noneMatch(text -> text.toString().contains("!"));
            assertThat(spanish.values()).noneMatch(text -> text.toString().contains("!"));
        }
    }

    private static SheetReport read(String file, List<Listed> into) throws IOException {
        return new ListReader(new Known(List.of()), into::add).read(file.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static Properties words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader reader =
                new InputStreamReader(ListReaderTests.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
