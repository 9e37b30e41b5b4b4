package io.heyi.notification.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.notification.internal.mail.MailDesk;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import io.heyi.web.NavigationItem;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mails that have not gone out, for operators (product-bar O10): to whom and why, never what they say. */
@Controller
@RequestMapping("/operations/mails")
class MailPages {

    private static final Set<Role> READERS = Set.of(Role.OPERATOR, Role.ADMINISTRATOR, Role.AUDITOR);

    private final MailDesk desk;
    private final Access access;

    MailPages(MailDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    private static boolean mayRead(CurrentUser user) {
        return READERS.stream().anyMatch(user::has);
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        if (!mayRead(user)) {
            throw ApiProblem.forbidden("notification.problem.operatorsOnly");
        }
        model.addAttribute("backlog", desk.backlog());
        model.addAttribute("mails", desk.stuck(NoticeQuery.page(page, Integer.toString(PageRequest.USUAL_SIZE))));
        model.addAttribute("mayAct", user.has(Role.OPERATOR));
        return "notification/mails";
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable UUID id, RedirectAttributes redirect) {
        var user = access.currentUser();
        if (!user.has(Role.OPERATOR)) {
            throw ApiProblem.forbidden("notification.problem.operatorOnly");
        }
        if (!desk.retry(id, user.username())) {
            throw ApiProblem.notFound("notification.problem.unknownMail");
        }
        Flash.good(redirect, "notification.mails.retried");
        return "redirect:/operations/mails";
    }

    /** The way to it. */
    @Configuration(proxyBeanMethods = false)
    static class MailNavigation {

        private record Entry(String labelKey, String path, String icon, int order, boolean secondary) implements NavigationItem {

            @Override
            public boolean visibleTo(CurrentUser user) {
                return mayRead(user);
            }
        }

        @Bean
        NavigationItem mailsNavigation() {
            return new Entry("notification.mails.title", "/operations/mails", "envelope", 81, true);
        }
    }
}
