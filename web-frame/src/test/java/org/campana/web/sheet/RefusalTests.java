package org.campana.web.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTests {

    @ParameterizedTest
    @CsvSource({
        "Immigration Status, IMMIGRATION_STATUS",
        "estatus migratorio, IMMIGRATION_STATUS",
        "Situación legal, IMMIGRATION_STATUS",
        "legal_status, IMMIGRATION_STATUS",
        "Undocumented?, IMMIGRATION_STATUS",
        "DACA, IMMIGRATION_STATUS",
        "A-Number, IMMIGRATION_STATUS",
        "alienNumber, IMMIGRATION_STATUS",
        "Green card, IMMIGRATION_STATUS",
        "visaType, IMMIGRATION_STATUS",
        "Visa, IMMIGRATION_STATUS",
        "Nationality, NATIONALITY",
        "NACIONALIDAD, NATIONALITY",
        "Citizenship, NATIONALITY",
        "us_citizen, NATIONALITY",
        "Ciudadanía, NATIONALITY",
        "país de origen, NATIONALITY",
        "countryOfOrigin, NATIONALITY",
        "Country of birth, BIRTH",
        "birthplace, BIRTH",
        "Date of Birth, BIRTH",
        "birthDate, BIRTH",
        "DOB, BIRTH",
        "fecha_nacimiento, BIRTH",
        "Lugar de Nacimiento, BIRTH",
        "Passport No, PASSPORT",
        "pasaporte, PASSPORT",
        "CURP, PASSPORT",
        "SSN, SOCIAL_SECURITY",
        "ssn4, SOCIAL_SECURITY",
        "Social Security Number, SOCIAL_SECURITY",
        "Número de Seguro Social, SOCIAL_SECURITY",
        "ITIN, SOCIAL_SECURITY",
        "Race, RACE",
        "raza, RACE",
        "Race/Ethnicity, RACE",
        "Etnia, RACE",
        "Religion, RELIGION",
        "religión, RELIGION",
        "Student ID, STUDENT",
        "studentName, STUDENT",
        "Student's first name, STUDENT",
        "Nombre del alumno, STUDENT",
        "id_estudiante, STUDENT",
        "nombre de la hija, STUDENT",
        "Home address, HOME_ADDRESS",
        "Domicilio, HOME_ADDRESS",
        "dirección de casa, HOME_ADDRESS"
    })
    void isRefusedByEveryFormat(String heading, Refusal refusal) {
        assertThat(Refusal.always(heading)).contains(refusal);
        assertThatIllegalArgumentException().isThrownBy(() -> SheetFormat.of(10, SheetColumn.optional(heading, "")));
    }

    @ParameterizedTest
    @CsvSource({
        "Status, IMMIGRATION_STATUS",
        "estatus, IMMIGRATION_STATUS",
        "Country, NATIONALITY",
        "origen, NATIONALITY",
        "Student, STUDENT",
        "hijos, STUDENT",
        "Address, HOME_ADDRESS",
        "Street address, HOME_ADDRESS",
        "Dirección, HOME_ADDRESS"
    })
    void isRefusedWhereTheFormatDoesNotAskForIt(String heading, Refusal refusal) {
        assertThat(Refusal.unknown(heading)).contains(refusal);
        assertThat(Refusal.always(heading)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "school",
                "escuela",
                "número",
                "number",
                "phone number",
                "languages",
                "idiomas",
                "title",
                "contact order",
                "hours",
                "horario",
                "channels",
                "drills",
                "simulacros",
                "terrace",
                "email address",
                "placement",
                "año",
                "estado",
                "state",
                "city",
                "time zone",
                "trace",
                "president",
                "advisable",
                "grace period",
                "wording",
                "reviewer",
                "kind",
                ""
            })
    void isNobodysSecret(String heading) {
        assertThat(Refusal.unknown(heading)).isEmpty();
    }
}
