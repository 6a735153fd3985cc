package org.campana.dispatcher.wording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.campana.events.Language;
import org.campana.web.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Texts out as a table and in again: first a look at what it would do, then the deed.
@Controller
class WordingSheetPages {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final WordingSheet sheet;

    WordingSheetPages(WordingSheet sheet) {
        this.sheet = sheet;
    }

    @GetMapping("/wordings.csv")
    ResponseEntity<byte[]> download(@RequestParam String language) throws IOException {
        Language of = WordingId.language(language);
        StringWriter table = new StringWriter();
        sheet.write(of, table);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("wordings-" + of.tag() + ".csv")
                                .build()
                                .toString())
                .body(table.toString().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/wordings/imports")
    String look(@RequestParam MultipartFile file, Model model) throws IOException {
        WordingImport table;
        try (InputStream upload = file.getInputStream()) {
            table = sheet.read(upload);
        }
        StringWriter good = new StringWriter();
        sheet.write(table, good);
        model.addAttribute("table", table);
        model.addAttribute("good", good.toString());
        return "wording/import";
    }

    /// Reads the table again: between the look and the deed a text may have moved on.
    @PostMapping("/wordings/imports/confirmation")
    String confirm(@RequestParam String table, @AuthenticationPrincipal Person person, RedirectAttributes flash)
            throws IOException {
        WordingImport again = sheet.read(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
        flash.addFlashAttribute("done", "imported");
        flash.addFlashAttribute("count", sheet.store(again, person));
        return "redirect:/wordings";
    }
}
