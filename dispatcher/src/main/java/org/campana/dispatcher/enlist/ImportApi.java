package org.campana.dispatcher.enlist;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.dispatcher.school.Editor;
import org.campana.dispatcher.school.Schools;
import org.campana.web.Person;
import org.campana.web.Problem;
import org.campana.web.sheet.SheetReport;
import org.campana.web.sheet.SheetWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Lists of schools by program: a dry run, then its confirmation.
@RestController
@RequestMapping("/api/v1/schools/imports")
class ImportApi {

    private final SchoolImports imports;
    private final SheetWords words;

    ImportApi(SchoolImports imports, MessageSource messages) {
        this.imports = imports;
        this.words = new SheetWords(messages);
    }

    @PostMapping(consumes = {"text/csv", "application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    Answer send(
            @AuthenticationPrincipal Person person,
            @RequestBody(required = false) byte @Nullable [] file,
            @ModelAttribute Asked asked) {
        return answer(imports.send(person.id(), file == null ? new byte[0] : file, asked.terms()));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Answer sendForm(
            @AuthenticationPrincipal Person person, @RequestPart MultipartFile file, @ModelAttribute Asked asked)
            throws IOException {
        return answer(imports.send(person.id(), file.getBytes(), asked.terms()));
    }

    @GetMapping("/{id}")
    Answer look(@PathVariable UUID id) {
        return Answer.of(imports.look(id).orElseThrow(ImportApi::gone));
    }

    @PostMapping("/{id}/confirmation")
    Answer confirm(@AuthenticationPrincipal Person person, @PathVariable UUID id) {
        try {
            ImportCounts done = imports.confirm(id, Editor.of(person)).orElseThrow(ImportApi::gone);
            return Answer.of(new SchoolImports.Standing(id, true, done));
        } catch (Schools.KeywordTakenException taken) {
            throw keywordTaken();
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id) {
        imports.cancel(id);
    }

    private Answer answer(SchoolImports.DryRun sent) {
        SheetReport report = sent.report();
        return new Answer(
                sent.id(),
                report.isSound(),
                false,
                sent.counts(),
                words.of(report.problems()),
                report.problemCount(),
                words.of(report.notices()));
    }

    static Problem gone() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "import-gone",
                        "This list is not waiting any more",
                        "It was cancelled, or nobody confirmed it within an hour. Nothing was changed.")
                .fix("Send the file again");
    }

    static Problem keywordTaken() {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "keyword-taken",
                        "Another school has this keyword",
                        "Since the dry run another school took a keyword of this list. Nothing was changed.")
                .field("keyword")
                .fix("Send the file again to see which row it is.");
    }

    /// What stands in the address beside the file.
    ///
    /// @param whole whether the file is the whole list, so that other schools leave
    /// @param match `heading:column`, once for each column that does not have our name
    /// @param latitude for the new schools of a OneRoster zip, with `longitude`
    record Asked(
            @Nullable Boolean whole,
            @Nullable List<String> match,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String timeZone) {

        Terms terms() {
            Map<String, String> matched = new HashMap<>();
            for (String pair : match == null ? List.<String>of() : match) {
                int colon = pair.lastIndexOf(':');
                String column = pair.substring(colon + 1).strip();
                if (colon < 1 || !(column.isEmpty() || ListFormat.knows(column))) {
                    throw Problem.of(
                                    HttpStatus.BAD_REQUEST,
                                    "invalid-value",
                                    "A value is not acceptable",
                                    "A match names the heading in your file and one of our columns.")
                            .field("match")
                            .fix("Send match=heading:column with a column of the template.");
                }
                matched.put(pair.substring(0, colon), column);
            }
            return new Terms(Boolean.TRUE.equals(whole), matched, latitude, longitude, timeZone);
        }
    }

    /// Where an import stands.
    ///
    /// @param id to confirm it by; null when there are problems
    /// @param sound whether it can be confirmed
    /// @param problems of one kind: of the file, else of its columns, else of its rows; at most 200
    record Answer(
            @Nullable UUID id,
            boolean sound,
            boolean confirmed,
            ImportCounts counts,
            List<SheetWords.Said> problems,
            int problemCount,
            List<SheetWords.Said> notices) {

        static Answer of(SchoolImports.Standing standing) {
            return new Answer(standing.id(), true, standing.confirmed(), standing.counts(), List.of(), 0, List.of());
        }
    }
}
