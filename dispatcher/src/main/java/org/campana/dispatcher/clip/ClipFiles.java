package org.campana.dispatcher.clip;

import java.time.Duration;
import org.campana.web.Problem;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where a carrier fetches what it plays, without a login: an id cannot be guessed, and a recording says
/// nothing that not everybody may hear. One that was withdrawn is still handed out, so that no call ends in the
/// middle.
@RestController
class ClipFiles {

    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Clips clips;

    ClipFiles(Clips clips) {
        this.clips = clips;
    }

    @GetMapping("/clips/{id}.wav")
    ResponseEntity<Resource> file(@PathVariable String id) {
        byte[] sound = Clips.id(id).flatMap(clip -> clips.sound(clip, false)).orElseThrow(ClipFiles::unknown);
        return ResponseEntity.ok()
                .contentType(WAV)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .body(new ByteArrayResource(sound));
    }

    private static Problem unknown() {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "unknown-clip",
                "No such recording",
                "There is no approved recording of that id.");
    }
}
