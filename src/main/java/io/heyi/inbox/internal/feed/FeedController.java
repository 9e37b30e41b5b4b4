package io.heyi.inbox.internal.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The calendar behind its secret address, without a sign-in. Whatever is wrong with an address, the answer is the same. */
@Controller
class FeedController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeed feed;
    private final FeedPace pace;

    FeedController(CalendarFeed feed, FeedPace pace) {
        this.feed = feed;
        this.pace = pace;
    }

    @GetMapping("/calendar/{secret:.+}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String secret, HttpServletRequest request) {
        if (!pace.mayAsk(request.getRemoteAddr())) {
            return ResponseEntity.status(429).header("Retry-After", Long.toString(FeedPace.WINDOW.toSeconds())).build();
        }
        var found = feed.read(secret, ServletUriComponentsBuilder.fromContextPath(request).build().toUriString());
        if (found.isEmpty()) {
            pace.missed(request.getRemoteAddr());
            return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
        }
        var body = found.get().getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(CALENDAR).eTag(DigestUtils.md5DigestAsHex(body)).cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate())
                .header("Content-Disposition", "inline; filename=\"heyi.ics\"").header("X-Robots-Tag", "noindex").body(body);
    }
}
