package io.heyi.web.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.web.NavigationItem;
import io.heyi.web.PolicyGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The numbers that the company's processes run on, open to everybody who is signed in. */
@Controller
class PolicyPages {

    private final ObjectProvider<PolicyGroup> groups;

    PolicyPages(ObjectProvider<PolicyGroup> groups) {
        this.groups = groups;
    }

    @GetMapping("/policies")
    String show(Model model) {
        List<PolicyGroup> sorted = groups.stream().sorted(Comparator.comparingInt(PolicyGroup::order)).toList();
        model.addAttribute("groups", sorted);
        return "web/policies";
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
