package io.heyi.inbox.internal.web;

import io.heyi.access.Access;
import io.heyi.inbox.internal.live.LiveInbox;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The inbox: lists, and what happens to them while they are looked at. */
@Controller
class InboxPageController {

    private final InboxPages pages;
    private final LiveInbox live;
    private final Access access;

    InboxPageController(InboxPages pages, LiveInbox live, Access access) {
        this.pages = pages;
        this.live = live;
        this.access = access;
    }

    @GetMapping("/inbox")
    String inbox(@RequestParam(defaultValue = "") String view, @RequestParam(defaultValue = "") String businessKey,
                 @RequestParam(defaultValue = "0") String page, Model model, Locale locale) {
        var user = access.currentUser();
        var query = query(view, businessKey, page);
        model.addAttribute("inbox", pages.list(view.isEmpty() ? pages.where(query, user) : query, user, locale));
        return "inbox/inbox";
    }

    /** The list alone, for pages that learned that it has changed. */
    @GetMapping("/inbox/list")
    String list(@RequestParam(defaultValue = "") String view, @RequestParam(defaultValue = "") String businessKey,
                @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "") String task, Model model, Locale locale) {
        model.addAttribute("inbox", pages.list(query(view, businessKey, page), access.currentUser(), locale));
        model.addAttribute("currentId", task);
        return "inbox/parts :: list";
    }

    @GetMapping(path = "/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(HttpServletResponse response, Locale locale) {
        // proxies must not collect events
        response.setHeader("X-Accel-Buffering", "no");
        return live.open(access.currentUser(), locale);
    }

    private static TaskQuery query(String view, String businessKey, String page) {
        return TaskQuery.of(view.isEmpty() ? "mine" : view, businessKey, page, "25");
    }
}
