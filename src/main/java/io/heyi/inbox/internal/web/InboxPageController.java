package io.heyi.inbox.internal.web;

import io.heyi.access.Access;
import io.heyi.inbox.internal.live.LiveInbox;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The inbox: lists, and what happens to them while they are looked at. */
@Controller
class InboxPageController {

    private final InboxPages pages;
    private final ListQueries queries;
    private final LiveInbox live;
    private final Access access;

    InboxPageController(InboxPages pages, ListQueries queries, LiveInbox live, Access access) {
        this.pages = pages;
        this.queries = queries;
        this.live = live;
        this.access = access;
    }

    @GetMapping("/inbox")
    String inbox(@RequestParam MultiValueMap<String, String> parameters, Model model, Locale locale) {
        var user = access.currentUser();
        model.addAttribute("inbox", pages.list(queries.ofInbox(parameters, user), user, locale));
        return "inbox/inbox";
    }

    /** The list alone, for pages that learned that it has changed; the server decides what belongs to it. */
    @GetMapping("/inbox/list")
    String list(@RequestParam MultiValueMap<String, String> parameters, @RequestParam(defaultValue = "") String task, Model model, Locale locale) {
        var user = access.currentUser();
        model.addAttribute("inbox", pages.list(queries.of(parameters, user), user, locale));
        model.addAttribute("currentId", task);
        return "inbox/parts :: list";
    }

    @GetMapping(path = "/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(HttpServletResponse response, Locale locale) {
        // proxies must not collect events
        response.setHeader("X-Accel-Buffering", "no");
        return live.open(access.currentUser(), locale);
    }
}
