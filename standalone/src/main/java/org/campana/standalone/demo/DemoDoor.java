package org.campana.standalone.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// The tour of the demo: its page, its people without passwords, and their keys for a played alert. It exists
/// only where a demo was asked for, and a demo listens on this machine only.
@Controller
final class DemoDoor {

    private final DemoPeople people;
    private final URI address;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicBoolean playing = new AtomicBoolean();

    DemoDoor(DemoPeople people, URI address) {
        this.people = people;
        this.address = address;
    }

    @GetMapping("/demo")
    String tour(Model model) {
        model.addAttribute("lines", List.copyOf(lines));
        model.addAttribute("playing", playing.get());
        return "demo/tour";
    }

    /// Signs in as that person, by a one-time link as everybody does, and goes where their work is.
    @PostMapping("/demo/as/{who}")
    ResponseEntity<Void> signIn(@PathVariable String who) {
        // 307 makes the browser post again (RFC 9110, 15.4.8): the tour's button stands for the link's own.
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .location(URI.create(people.signInLink(who)))
                .build();
    }

    @PostMapping("/demo/run")
    String run() {
        if (playing.compareAndSet(false, true)) {
            lines.clear();
            Thread.ofVirtual().name("demo-run").start(() -> {
                try {
                    DemoFigures figures = new DemoRun(address, lines::add).play();
                    lines.addAll(figures.lines());
                } catch (RuntimeException failed) {
                    lines.add("It could not be played to the end: " + failed.getMessage());
                } finally {
                    playing.set(false);
                }
            });
        }
        return "redirect:/demo";
    }

    /// A key for one of them, so that a program can play the alert as different people.
    @PostMapping("/api/v1/demo/keys/{who}")
    @ResponseBody
    Map<String, String> key(@PathVariable String who) {
        return Map.of("key", people.key(who));
    }
}
