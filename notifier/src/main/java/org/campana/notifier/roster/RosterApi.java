package org.campana.notifier.roster;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Lists of people by program: a dry run first, unless it is asked to do it at once.
@RestController
@RequestMapping("/api/v1/people/imports")
class RosterApi {

    private static final String ZIP = "application/zip";

    private final RosterImports imports;
    private final SheetWords words;

    RosterApi(RosterImports imports, MessageSource messages) {
        this.imports = imports;
        this.words = new SheetWords(messages);
    }

    @PostMapping(consumes = {"text/csv", ZIP, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    RosterAnswer send(
            @AuthenticationPrincipal Person person,
            @RequestBody(required = false) byte @Nullable [] file,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) @Nullable List<String> match) {
        return take(person, file == null ? new byte[0] : file, dryRun, match == null ? List.of() : match);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    RosterAnswer sendForm(
            @AuthenticationPrincipal Person person,
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) @Nullable List<String> match)
            throws IOException {
        return take(person, file.getBytes(), dryRun, match == null ? List.of() : match);
    }

    @GetMapping("/{id}")
    RosterAnswer look(@PathVariable UUID id) {
        return RosterAnswer.of(imports.look(id).orElseThrow(RosterApi::gone));
    }

    @PostMapping("/{id}/confirmation")
    RosterAnswer confirm(@PathVariable UUID id) {
        RosterCounts done = imports.confirm(id).orElseThrow(RosterApi::gone);
        return RosterAnswer.of(new RosterImports.Standing(id, true, done));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id) {
        imports.cancel(id);
    }

    private RosterAnswer take(Person person, byte[] file, boolean dryRun, List<String> match) {
        RosterImports.DryRun sent = imports.send(person.id(), file, match(match));
        UUID id = sent.id();
        if (dryRun || id == null) {
            SheetReport report = sent.report();
            return new RosterAnswer(
                    id,
                    report.isSound(),
                    false,
                    sent.counts(),
                    words.of(report.problems()),
                    report.problemCount(),
                    words.of(report.notices()),
                    report.noticeCount());
        }
        return confirm(id);
    }

    /// `heading:column`, once for each column that does not have our name.
    private static Map<String, String> match(List<String> pairs) {
        Map<String, String> match = new HashMap<>();
        for (String pair : pairs) {
            int colon = pair.lastIndexOf(':');
            String column = pair.substring(colon + 1).strip();
            if (colon < 1 || !(column.isEmpty() || RosterReader.columns().contains(column))) {
                throw Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "invalid-value",
                                "A value is not acceptable",
                                "A match names the heading in your file and one of our columns.")
                        .field("match")
                        .fix("Send match=heading:column with one of: " + String.join(", ", RosterReader.columns()));
            }
            match.put(pair.substring(0, colon), column);
        }
        return match;
    }

    static Problem gone() {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "import-gone",
                        "This list is not waiting any more",
                        "It was cancelled, or nobody confirmed it within an hour. Nothing was changed.")
                .fix("Send the file again");
    }
}
