package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.CurrentUser;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import io.heyi.web.NavigationItem;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to navigation and home. */
@Configuration(proxyBeanMethods = false)
class Contributions {

    private static final Set<ProposalStatus> RUNNING = EnumSet.range(ProposalStatus.SUBMITTED, ProposalStatus.PROVISIONING);

    private record Entry(String labelKey, String path, String icon, int order) implements NavigationItem {}

    @Bean
    NavigationItem proposalsNavigation() {
        return new Entry("proposalpages.nav.proposals", "/proposals", "lightbulb", 30);
    }

    @Bean
    NavigationItem microenterprisesNavigation() {
        return new Entry("proposalpages.nav.microenterprises", "/microenterprises", "diagram-3", 40);
    }

    @Bean
    HomeBlock myProposalsBlock(Proposals proposals) {
        return new HomeBlock() {
            @Override
            public int order() {
                return 20;
            }

            @Override
            public String fragment() {
                return "microenterprise/home :: mine";
            }

            @Override
            public boolean wide() {
                return true;
            }

            @Override
            public boolean visibleTo(CurrentUser user) {
                return ProposalPages.mayPropose(user);
            }

            @Override
            public Map<String, Object> model(CurrentUser user) {
                return Map.of("proposals", proposals.list(user, "", Set.of(), true, new PageRequest(0, 5)));
            }
        };
    }

    @Bean
    HomeBlock aroundMeBlock(Proposals proposals, Microenterprises microenterprises) {
        return new HomeBlock() {
            @Override
            public int order() {
                return 40;
            }

            @Override
            public String fragment() {
                return "microenterprise/home :: around";
            }

            @Override
            public boolean wide() {
                return false;
            }

            @Override
            public Map<String, Object> model(CurrentUser user) {
                return Map.of("proposals", proposals.list(user, "", RUNNING, false, new PageRequest(0, 5)),
                        "microenterprises", microenterprises.search("", new PageRequest(0, 5)));
            }
        };
    }
}
