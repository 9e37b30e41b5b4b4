package io.heyi.talent.internal.process.assignment;

import static org.mockito.Mockito.mock;

import io.heyi.microenterprise.MembershipHistory;
import io.heyi.performance.MonthlyStars;
import io.heyi.talent.internal.pool.PoolModule;
import io.heyi.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ContextConfiguration;

/** The month's proposal with matching, profiles, stays, openings and offers as they are, on a real database; nobody has a past. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {PoolModule.Beans.class, AssignmentModule.Beans.class},
        properties = {"spring.flyway.locations=classpath:db/migration/ledger,classpath:db/migration/talent", "heyi.policy.matching.solver-time=2s", "heyi.policy.matching.look-days=4", "heyi.policy.matching.answer-days=6"})
@ContextConfiguration(initializers = TestDatabase.class)
@interface AssignmentModule {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackages = {"io.heyi.talent.internal.matching", "io.heyi.talent.internal.process.assignment"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\.|Workers$|MatchingWeb|AssignmentModule).*"))
    class Beans {

        @Bean
        MembershipHistory membershipHistory() {
            return mock(MembershipHistory.class);
        }

        @Bean
        MonthlyStars monthlyStars() {
            return mock(MonthlyStars.class);
        }
    }
}
