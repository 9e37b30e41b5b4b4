package io.heyi.notification.internal.web;

import io.heyi.access.Access;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.internal.NoticeCentre;
import io.heyi.notification.internal.NoticeView;
import io.heyi.shared.PageRequest;
import io.heyi.web.Flash;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The notification centre (product-bar T13). Only a POST marks anything read: looking at a page, or fetching a link, changes nothing. */
@Controller
@RequestMapping("/notices")
class NoticePages {

    private final NoticeCentre centre;
    private final Access access;
    private final MessageSource messages;

    NoticePages(NoticeCentre centre, Access access, MessageSource messages) {
        this.centre = centre;
        this.access = access;
        this.messages = messages;
    }

    /** One row of the list. */
    public record Row(NoticeView notice, String text) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "0") String page, Locale locale, Model model) {
        var me = access.currentUser().username();
        var wanted = NoticeQuery.kind(kind);
        var notices = centre.list(me, wanted, NoticeQuery.page(page, Integer.toString(PageRequest.USUAL_SIZE)));
        model.addAttribute("notices", notices.map(notice -> new Row(notice, notice.text(messages, locale))));
        model.addAttribute("unread", centre.unread(me));
        model.addAttribute("kind", wanted.orElse(null));
        model.addAttribute("kinds", NoticeKind.values());
        return "notification/notices";
    }

    /** Marks it read and leads to what it is about. */
    @PostMapping("/{id}/open")
    String open(@PathVariable String id) {
        return "redirect:" + centre.read(access.currentUser().username(), NoticeQuery.id(id)).orElseThrow(NoticeQuery::unknown).path();
    }

    @PostMapping("/{id}/read")
    String read(@PathVariable String id, @RequestParam(defaultValue = "") String kind) {
        centre.read(access.currentUser().username(), NoticeQuery.id(id)).orElseThrow(NoticeQuery::unknown);
        return "redirect:/notices" + NoticeQuery.kind(kind).map(one -> "?kind=" + one).orElse("");
    }

    @PostMapping("/read")
    String readAll(RedirectAttributes redirect) {
        centre.readAll(access.currentUser().username());
        Flash.good(redirect, "notification.readAll.done");
        return "redirect:/notices";
    }
}
