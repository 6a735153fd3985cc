package org.campana.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The bell in the browser's tab, for browsers that ask for `/favicon.ico` whatever the page says.
@Controller
final class Icon {

    @GetMapping("/favicon.ico")
    ResponseEntity<Resource> bell() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .body(new ClassPathResource("static/frame/bell.svg"));
    }
}
