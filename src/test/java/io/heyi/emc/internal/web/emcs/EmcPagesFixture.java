package io.heyi.emc.internal.web.emcs;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.heyi.ProductOnly;
import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.KnownMicroenterprises;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.parts.PartHistory;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.interest.PlayedInterests;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import io.heyi.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages of EMCs with the real shell, contracts, parties, chain and sharing on a real database; figures and people are in memory. */
@SpringBootTest(classes = EmcPagesFixture.Application.class, properties = "spring.flyway.locations=classpath:db/migration")
@ContextConfiguration(initializers = {TestDatabase.class, ProductOnly.class})
@AutoConfigureMockMvc
abstract class EmcPagesFixture {

    static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @SpringBootConfiguration
    @AutoConfigureWebMvc
    @EnableWebSecurity
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class), value = {"io.heyi.web.internal", "io.heyi.emc.internal.contract", "io.heyi.emc.internal.party", "io.heyi.emc.internal.chain", "io.heyi.emc.internal.sharing",
            "io.heyi.emc.internal.web.emcs", "io.heyi.emc.internal.web.chain", "io.heyi.emc.internal.web.sharing", "io.heyi.emc.internal.web.parts", "io.heyi.emc.internal.delivery",
            "io.heyi.emc.internal.web.delivery", "io.heyi.ledger.internal"})
    @Import({TownPeople.class, PlayedInterests.class, KnownMicroenterprises.class, FakeNeighbours.RecordedAudit.class})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        WorkingDays calendar() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }

        @Bean
        @Primary
        Access signedIn(TownPeople people) {
            return new SignedIn(people);
        }

        @Bean
        Actuals actuals() {
            return Mockito.mock(Actuals.class, call -> switch (call.getMethod().getName()) {
                case "history" -> figures(call.getArgument(0), call.getArgument(1), call.getArgument(2));
                case "ratings" -> call.<Collection<ActorId>>getArgument(0).stream().collect(Collectors.toMap(actor -> actor, actor -> new BigDecimal("3.4")));
                default -> throw new UnsupportedOperationException(call.toString());
            });
        }

        /** No part has changed unless a test says so. */
        @Bean
        PartHistory partHistory() {
            return Mockito.mock(PartHistory.class);
        }

        @Bean
        Proposals proposals() {
            var proposals = Mockito.mock(Proposals.class);
            Mockito.when(proposals.platforms()).thenReturn(List.of(new Proposals.PlatformView("food", "microenterprise.platform.food")));
            return proposals;
        }
    }

    private static List<Actuals.PastFigure> figures(EmcCode emc, YearMonth first, YearMonth last) {
        return IntStream.rangeClosed(5, 10).mapToObj(month -> YearMonth.of(2026, month)).filter(month -> !month.isBefore(first) && !month.isAfter(last))
                .flatMap(month -> List.of(figure(month, emc.value(), "profit", "Profit", "CNY", 60_000 + 25_000 * (month.getMonthValue() - 4), 100_000, 150_000, 200_000),
                        figure(month, emc.value(), "meals", "Meals cooked", "meals", month.getMonthValue() == 8 ? -1 : 900 + 310 * (month.getMonthValue() - 4), 1000, 2000, 3000),
                        figure(month, "ME-0002", "orders", "Orders", "orders", 260 - 30 * (month.getMonthValue() - 4), 100, 200, 300)).stream()).toList();
    }

    private static Actuals.PastFigure figure(YearMonth month, String actor, String metric, String name, String unit, long value, long bottom, long grab, long leading) {
        return new Actuals.PastFigure(month, new Actuals.FigureId(actor, metric), name, unit, value < 0 ? null : BigDecimal.valueOf(value), BigDecimal.valueOf(bottom),
                BigDecimal.valueOf(grab), BigDecimal.valueOf(leading));
    }

    /** Whoever the request is made by. */
    private record SignedIn(TownPeople people) implements Access {

        @Override
        public CurrentUser currentUser() {
            return people.as(SecurityContextHolder.getContext().getAuthentication().getName());
        }

        @Override
        public Optional<Person> person(Username username) {
            return people.person(username);
        }

        @Override
        public Map<Username, Person> people(Collection<Username> usernames) {
            return people.people(usernames);
        }

        @Override
        public PageOf<Person> search(String text, Role role, PageRequest page) {
            return search(text, page);
        }

        @Override
        public PageOf<Person> search(String text, PageRequest page) {
            return people.search(text, page);
        }

        @Override
        public List<Username> holders(Role role) {
            return people.holders(role);
        }

        @Override
        public List<Username> members(String group) {
            return people.members(group);
        }

        @Override
        public Set<Relation> relationsOf(Username person) {
            return people.relationsOf(person);
        }

        @Override
        public void grant(Collection<Relation> relations) {
            people.grant(relations);
        }

        @Override
        public void revoke(Collection<Relation> relations) {
            people.revoke(relations);
        }
    }

    @Autowired MockMvc mvc;
    @Autowired Contracts contracts;
    @Autowired SharedServices sharedServices;
    @Autowired TownPeople people;
    @Autowired TransactionTemplate transaction;

    MockHttpServletResponse get(String reader, String address, Object... variables) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(address, variables).with(user(reader)).locale(Locale.ENGLISH)).andReturn().getResponse();
    }

    String page(String reader, String address, Object... variables) throws Exception {
        var response = get(reader, address, variables);
        response.setCharacterEncoding("UTF-8");
        return response.getContentAsString();
    }

    /** In its call, with the lead alone. */
    EmcCode calling(ContractFixtures.Builder terms) {
        return created(terms.onlyTheLead().build(), EmcState.JOINING);
    }

    EmcCode created(ContractTerms terms, EmcState state) {
        sharedServices.register(people.as("administrator"), "SSP-LOGISTICS", "Logistics", List.of("entrepreneur-40"));
        return transaction.execute(status -> {
            var code = contracts.create(terms, people.as("entrepreneur-01"));
            contracts.enter(code, state, "partiesNamed", Map.of());
            return code;
        });
    }

    EmcCode active(ContractTerms terms) {
        var code = created(terms, EmcState.SIGNING);
        seal(code, NOVEMBER, terms, "FORMATION");
        transaction.executeWithoutResult(status -> contracts.enter(code, EmcState.ACTIVE, "allSigned", Map.of()));
        return code;
    }

    void seal(EmcCode code, YearMonth period, ContractTerms terms, String origin) {
        transaction.executeWithoutResult(status -> {
            var hash = TermsJson.hash(terms);
            contracts.seal(code, period, terms, origin, terms.nodes().stream().map(node -> new Signature(node.actor(), "entrepreneur-01", "SIGNED", "session", hash, NOW)).toList());
        });
    }
}
