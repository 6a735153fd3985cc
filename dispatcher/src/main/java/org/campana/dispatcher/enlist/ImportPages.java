package org.campana.dispatcher.enlist;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.campana.dispatcher.school.Editor;
import org.campana.dispatcher.school.Schools;
import org.campana.web.Person;
import org.campana.web.sheet.SheetReport;
import org.campana.web.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Send a list, see what it would do, confirm it.
@Controller
@RequestMapping("/schools")
class ImportPages {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final SchoolImports imports;

    ImportPages(SchoolImports imports) {
        this.imports = imports;
    }

    @GetMapping("/import")
    String form(Model model) {
        return page(model, null);
    }

    @GetMapping("/import/template.csv")
    ResponseEntity<String> template() {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("schools.csv")
                                .build()
                                .toString())
                .body(SheetWriter.template(ListFormat.FORMAT));
    }

    @PostMapping("/import")
    String send(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @ModelAttribute Said said,
            Model model)
            throws IOException {
        SchoolImports.DryRun sent =
                imports.send(person.id(), file == null ? new byte[0] : file.getBytes(), said.terms());
        UUID id = sent.id();
        if (id == null) {
            return page(model, sent.report());
        }
        model.addAttribute("report", sent.report());
        return standing(model, new SchoolImports.Standing(id, false, sent.counts()));
    }

    @GetMapping("/imports/{id}")
    String look(@PathVariable UUID id, Model model) {
        return standing(model, imports.look(id).orElseThrow(ImportApi::gone));
    }

    @PostMapping("/imports/{id}/confirmation")
    String confirm(@AuthenticationPrincipal Person person, @PathVariable UUID id) {
        try {
            if (imports.confirm(id, Editor.of(person)).isEmpty()) {
                throw ImportApi.gone();
            }
        } catch (Schools.KeywordTakenException taken) {
            throw ImportApi.keywordTaken();
        }
        return "redirect:/schools/imports/" + id;
    }

    @PostMapping("/imports/{id}/cancellation")
    String cancel(@PathVariable UUID id) {
        imports.cancel(id);
        return "redirect:/schools/import";
    }

    private static String page(Model model, @Nullable SheetReport report) {
        model.addAttribute("report", report);
        model.addAttribute("columns", ListFormat.columns());
        return "schools/import";
    }

    private static String standing(Model model, SchoolImports.Standing standing) {
        model.addAttribute("import", standing);
        return "schools/standing";
    }

    /// What the form says beside the file: one pair for each column that was matched by hand, and what a OneRoster zip
    /// does not know.
    record Said(
            @Nullable Boolean whole,
            @Nullable List<String> heading,
            @Nullable List<String> column,
            @Nullable String latitude,
            @Nullable String longitude,
            @Nullable String timeZone) {

        Terms terms() {
            return new Terms(
                    Boolean.TRUE.equals(whole),
                    match(),
                    number(latitude),
                    number(longitude),
                    timeZone == null || timeZone.isBlank() ? null : timeZone.strip());
        }

        private Map<String, String> match() {
            Map<String, String> match = new HashMap<>();
            if (heading != null && column != null) {
                for (int index = 0; index < Math.min(heading.size(), column.size()); index++) {
                    String name = column.get(index);
                    if (!heading.get(index).isBlank() && (name.isEmpty() || ListFormat.knows(name))) {
                        match.put(heading.get(index), name);
                    }
                }
            }
            return match;
        }

        private static @Nullable Double number(@Nullable String sent) {
            try {
                return sent == null || sent.isBlank()
                        ? null
                        : Double.valueOf(sent.strip().replace(',', '.'));
            } catch (NumberFormatException none) {
                return null;
            }
        }
    }
}
