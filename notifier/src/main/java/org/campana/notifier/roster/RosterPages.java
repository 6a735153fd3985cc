package org.campana.notifier.roster;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Send a list, see what it would do, confirm it.
@Controller
@RequestMapping("/people")
class RosterPages {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final RosterImports imports;

    RosterPages(RosterImports imports) {
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
                                .filename("people.csv")
                                .build()
                                .toString())
                .body(SheetWriter.template(RosterFormat.FORMAT));
    }

    @PostMapping("/import")
    String send(
            @AuthenticationPrincipal Person person,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable List<String> heading,
            @RequestParam(required = false) @Nullable List<String> column,
            Model model)
            throws IOException {
        RosterImports.DryRun sent =
                imports.send(person.id(), file == null ? new byte[0] : file.getBytes(), match(heading, column));
        UUID id = sent.id();
        if (id == null) {
            return page(model, sent.report());
        }
        model.addAttribute("report", sent.report());
        return standing(model, new RosterImports.Standing(id, false, sent.counts()));
    }

    @GetMapping("/imports/{id}")
    String look(@PathVariable UUID id, Model model) {
        return standing(model, imports.look(id).orElseThrow(RosterApi::gone));
    }

    @PostMapping("/imports/{id}/confirmation")
    String confirm(@PathVariable UUID id) {
        if (imports.confirm(id).isEmpty()) {
            throw RosterApi.gone();
        }
        return "redirect:/people/imports/" + id;
    }

    @PostMapping("/imports/{id}/cancellation")
    String cancel(@PathVariable UUID id) {
        imports.cancel(id);
        return "redirect:/people/import";
    }

    private static String page(Model model, @Nullable SheetReport report) {
        model.addAttribute("report", report);
        model.addAttribute("columns", RosterFormat.FORMAT.columns());
        return "roster/import";
    }

    private static String standing(Model model, RosterImports.Standing standing) {
        model.addAttribute("import", standing);
        return "roster/standing";
    }

    /// The form has one pair for each column of the file; a heading that our names do not fit is left out.
    private static Map<String, String> match(@Nullable List<String> headings, @Nullable List<String> columns) {
        Map<String, String> match = new HashMap<>();
        if (headings != null && columns != null) {
            for (int index = 0; index < Math.min(headings.size(), columns.size()); index++) {
                String column = columns.get(index);
                if (!headings.get(index).isBlank()
                        && (column.isEmpty() || RosterReader.columns().contains(column))) {
                    match.put(headings.get(index), column);
                }
            }
        }
        return match;
    }
}
