package io.heyi.microenterprise.internal.web.pages;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Username;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.PrivateAmounts;
import io.heyi.microenterprise.CoInvestments;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages with the real shell and real messages, on facades that answer what a test wants. */
@SpringBootTest(classes = PagesFixture.Application.class)
@AutoConfigureMockMvc
abstract class PagesFixture {

    @SpringBootConfiguration
    @AutoConfigureWebMvc
    @EnableWebSecurity
    @ComponentScan({"io.heyi.web.internal", "io.heyi.microenterprise.internal.web.pages"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Samples.NOW, ZoneOffset.UTC);
        }

        /** What the entry of this key says is nobody's business. */
        @Bean
        PrivateAmounts privateAmounts() {
            return (reader, owner) -> entry -> entry.entryKey().equals(owner + "/wages");
        }

        @Bean
        FoundingPolicy foundingPolicy() {
            return FoundingPolicy.defaults();
        }
    }

    @Autowired
    MockMvc mvc;

    @MockitoBean
    Access access;

    @MockitoBean
    Proposals proposals;

    @MockitoBean
    Microenterprises microenterprises;

    @MockitoBean
    ReturnedScenarios scenarios;

    @MockitoBean
    Elections elections;

    @MockitoBean
    CoInvestments investments;

    @MockitoBean
    Ledger ledger;

    @MockitoBean
    ProcessInstances instances;

    @BeforeEach
    void peopleAndPlatforms() {
        when(access.person(any())).thenAnswer(call -> Optional.of(person(call.getArgument(0))));
        when(access.nameOf(any())).thenCallRealMethod();
        when(access.people(anyCollection())).thenAnswer(call -> call.<Collection<Username>>getArgument(0).stream()
                .filter(name -> !name.value().startsWith("nobody")).collect(Collectors.toMap(Function.identity(), PagesFixture::person)));
        when(access.members(anyString())).thenReturn(List.of(new Username("platform-owner-food")));
        when(access.search(anyString(), any())).thenReturn(PageOf.of(List.of(person(new Username("entrepreneur-01")), person(new Username("entrepreneur-04"))), 2, PageRequest.first()));
        when(proposals.platforms()).thenReturn(List.of(new Proposals.PlatformView("food", "microenterprise.platform.food"), new Proposals.PlatformView("clothing", "microenterprise.platform.clothing")));
        when(proposals.list(any(), anyString(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        when(instances.byBusinessKey(anyString(), anyString())).thenReturn(Optional.of(new ProcessInstances.InstanceView("me-founding", 2251799813685251L, 7, 1, false,
                List.of("userTask_DecideSponsorship"), List.of("startEvent_ProposalSubmitted", "serviceTask_CheckProposal"), "http://localhost:8088/operate/processes/2251799813685251")));
        when(instances.diagram(7)).thenReturn(Optional.of(bpmn()));
        when(elections.list(any(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        when(scenarios.search(any(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        when(investments.of(any(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        signIn(Samples.entrepreneur("entrepreneur-01"));
    }

    void signIn(CurrentUser person) {
        when(access.currentUser()).thenReturn(person);
    }

    /** The facade answers with this case, and its input where it may be edited. */
    void given(String name, ProposalStatus status) {
        when(proposals.find(any(), eq(Samples.ID), any(Locale.class))).thenReturn(Optional.of(Samples.proposal(name, status)));
        when(proposals.draft(any(), eq(Samples.ID))).thenReturn(Optional.of(new Proposals.Draft(Samples.input(), 0)));
    }

    MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.with(user(access.currentUser().username().value()));
    }

    String page(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(as(request)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private static Person person(Username name) {
        return new Person(name, "Person " + name.value(), name + "@example.org", Set.of());
    }

    private static String bpmn() {
        try {
            return new ClassPathResource("bpmn/me-founding.bpmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the baseline model is on the classpath", e);
        }
    }
}
