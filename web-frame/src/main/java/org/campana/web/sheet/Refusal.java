package org.campana.web.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What no file may bring here, whatever the format: a list that holds it endangers the people on it, and no alert
/// needs it. Judged by the heading alone, in English and Spanish. Rather one file too many is refused than one too
/// few.
enum Refusal {
    IMMIGRATION_STATUS(
            "immigra|inmigra|migrator|migrant|legal status|(est(ado|atus)|situacion) legal|(un|in)docum|"
                    + "documentation status|residency status|green ?card|permanent ?resident|residente? permanente|"
                    + "\\bdaca\\b|asylum|asilo|asylee|refugee|refugiad|deport|uscis|\\balien|\\ba ?num(ber)?\\b|"
                    + "\\bpap(ers|eles)\\b|\\bvisas?\\b|visado|visa ?(type|status|number|no)|tipo de visa",
            "status|estatus"),
    NATIONALITY(
            "nationalit|nacionalidad|citizen|ciudadan|country ?of ?origin|pais ?de ?origen|home ?country|"
                    + "native ?country|pais ?natal",
            "country|pais|origin|origen"),
    BIRTH("birth|nacimiento|\\bnacid|\\bborn\\b|\\bdob\\b|fecha ?nac|cumpleanos|\\bbday\\b", ""),
    PASSPORT("passport|pasaporte|matricula ?consular|consular ?id|\\bcurp\\b|\\bi ?94\\b", ""),
    SOCIAL_SECURITY("\\bssn|social ?sec|seguro ?social|seguridad ?social|\\bnss\\b|\\bitin\\b|tax ?(payer)? ?id", ""),
    RACE("\\brac(e|es|ial)\\b|\\brazas?\\b|ethnic|\\betni|skin ?colou?r|color ?de ?piel", ""),
    RELIGION("religi|\\bfaith\\b|\\bcreed\\b|\\bcredo\\b", ""),
    STUDENT(
            Words.STUDENT + " ?(s )?(full ?|first ?|last ?|middle ?|given ?|family ?|primer ?)*" + Words.WHICH + "|"
                    + Words.WHICH + " ?(de |del |de la |de los |of |of the )*" + Words.STUDENT,
            "students?|alumn[oa]s?|estudiantes?|pupils?|child|children|hij[oa]s?"),
    HOME_ADDRESS(
            "(home|residential|family) ?address|domicilio|residence|"
                    + "direccion ?(de ?|del ?|de ?la ?)?(casa|hogar|particular|familia)|"
                    + "home ?(street|city|zip)",
            "((street|mailing|postal) ?)?address( ?line)?( ?\\d)?|direccion( postal)?|street|calle");

    private final Pattern always;
    private final Pattern unlessKnown;

    /// @param always anywhere in the words of a heading
    /// @param unlessKnown the whole heading, refused unless the format has a column of that name: a school has an
    ///     address, a person must not
    Refusal(String always, String unlessKnown) {
        this.always = Pattern.compile(always);
        this.unlessKnown = Pattern.compile(unlessKnown);
    }

    /// What may be asked for by no format.
    static Optional<Refusal> always(String heading) {
        String words = Heading.words(heading);
        String together = Heading.fold(heading);
        return Arrays.stream(values())
                .filter(refusal -> refusal.always.matcher(words).find()
                        || refusal.always.matcher(together).find())
                .findFirst();
    }

    /// What is refused where the format does not know the heading.
    static Optional<Refusal> unknown(String heading) {
        String words = Heading.words(heading);
        return always(heading)
                .or(() -> Arrays.stream(values())
                        .filter(refusal -> !words.isEmpty()
                                && refusal.unlessKnown.matcher(words).matches())
                        .findFirst());
    }

    /// The end of the key of its words, such as `home-address`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final class Words {
        static final String STUDENT = "(student|alumn[oa]|estudiante|pupil|child|hij[oa])";
        static final String WHICH =
                "(id|ids|name|names|number|num|no|code|nombre|nombres|numero|apellido|apellidos|codigo|matricula)";
    }
}
