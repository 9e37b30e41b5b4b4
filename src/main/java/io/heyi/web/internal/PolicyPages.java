package io.heyi.web.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.NavigationItem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The numbers that the company's processes run on, open to everybody who is signed in. */
@Controller
class PolicyPages {

    private static final int LONGEST_QUERY = 200;

    private final PolicyBook book;

    PolicyPages(PolicyBook book) {
        this.book = book;
    }

    @GetMapping("/policies")
    String show(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String only, Locale locale, Model model) {
        var wanted = Arrays.stream(PolicyBook.Only.values()).filter(one -> one.name().equals(only)).findFirst().orElse(PolicyBook.Only.ALL);
        var query = q.substring(0, Math.min(q.length(), LONGEST_QUERY));
        model.addAttribute("groups", book.read(query, wanted, locale));
        model.addAttribute("q", query);
        model.addAttribute("only", wanted);
        model.addAttribute("choices", PolicyBook.Only.values());
        model.addAttribute("open", book.open());
        model.addAttribute("ignored", book.ignoresApproved());
        rights(model);
        return "web/policies";
    }

    /** @param name of a setting, or of a decision file */
    @GetMapping("/policies/{name}")
    String history(@PathVariable String name, @RequestParam(defaultValue = "0") String page, Model model) {
        var tables = book.tables(name);
        var setting = book.setting(name);
        if (tables.isEmpty() && setting.isEmpty()) {
            throw ApiProblem.notFound("web.policies.error.noSuch");
        }
        var steps = setting.isPresent() ? book.historyOf(name) : book.historyOfTable(name);
        var wanted = PageRequest.nearest(page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0, PageRequest.USUAL_SIZE);
        model.addAttribute("name", name);
        model.addAttribute("row", setting.orElse(null));
        model.addAttribute("tables", tables);
        model.addAttribute("steps", PageOf.of(steps.stream().skip(wanted.offset()).limit(wanted.size()).toList(), steps.size(), wanted));
        rights(model);
        return "web/policy";
    }

    private void rights(Model model) {
        model.addAttribute("mayRead", book.mayRead());
        model.addAttribute("mayPropose", book.mayPropose());
    }

    /** In the menu only for those whose work it is; everybody else finds it at the foot of every page. */
    @Component
    static class Navigation implements NavigationItem {

        private static final Set<Role> READERS = Set.of(Role.PROCESS_OWNER, Role.ADMINISTRATOR, Role.AUDITOR, Role.OPERATOR);

        @Override
        public String labelKey() {
            return "web.policies.nav";
        }

        @Override
        public String path() {
            return "/policies";
        }

        @Override
        public String icon() {
            return "sliders";
        }

        @Override
        public int order() {
            return 70;
        }

        @Override
        public boolean secondary() {
            return true;
        }

        @Override
        public boolean visibleTo(CurrentUser user) {
            return user.roles().stream().anyMatch(READERS::contains);
        }
    }
}
