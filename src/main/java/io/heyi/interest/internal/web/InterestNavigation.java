package io.heyi.interest.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.interest.internal.PanelReports;
import io.heyi.interest.internal.RegisterReading;
import io.heyi.web.HomeBlock;
import io.heyi.web.NavigationItem;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to navigation and home. */
@Configuration(proxyBeanMethods = false)
class InterestNavigation {

    private record Entry(String labelKey, String path, String icon, int order, boolean secondary) implements NavigationItem {}

    @Bean
    NavigationItem interestsNavigation() {
        return new Entry("interest.nav", "/interests", "person-lock", 85, true);
    }

    @Bean
    HomeBlock confirmInterestsBlock(RegisterReading reading) {
        return new HomeBlock() {
            @Override
            public int order() {
                return 12;
            }

            @Override
            public String fragment() {
                return "interest/parts :: confirm";
            }

            @Override
            public boolean wide() {
                return true;
            }

            @Override
            public Map<String, Object> model(CurrentUser user) {
                return reading.confirmationDue(user) ? Map.of("due", true) : Map.of();
            }
        };
    }

    @Bean
    HomeBlock tiesBlock(RegisterReading reading) {
        return new HomeBlock() {
            @Override
            public int order() {
                return 13;
            }

            @Override
            public String fragment() {
                return "interest/parts :: tiesHome";
            }

            @Override
            public boolean wide() {
                return true;
            }

            @Override
            public Map<String, Object> model(CurrentUser user) {
                var unanswered = reading.unanswered(user);
                return unanswered.isEmpty() ? Map.of() : Map.of("ties", unanswered);
            }
        };
    }

    @Bean
    HomeBlock impossiblePanelsBlock(PanelReports reports) {
        return new HomeBlock() {
            @Override
            public int order() {
                return 14;
            }

            @Override
            public String fragment() {
                return "interest/parts :: impossible";
            }

            @Override
            public boolean wide() {
                return true;
            }

            @Override
            public boolean visibleTo(CurrentUser user) {
                return PanelReports.mayOperate(user);
            }

            @Override
            public Map<String, Object> model(CurrentUser user) {
                var unseen = reports.unseen();
                return unseen.isEmpty() ? Map.of() : Map.of("reports", unseen);
            }
        };
    }
}
