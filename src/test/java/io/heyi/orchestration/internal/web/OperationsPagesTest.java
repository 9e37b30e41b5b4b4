package io.heyi.orchestration.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.Role;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.ProcessCases;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.PageRequest;
import io.heyi.testing.TestDatabase;
import io.heyi.web.Flash;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator page and the time machine behind the real shell and its filters, without engine and Keycloak. */
@SpringBootTest(classes = OperationsPagesTest.Parts.class, properties = {"camunda.client.enabled=false", "heyi.access.upkeep.enabled=false",
    "heyi.audit.sealing.enabled=false", "heyi.keycloak.base-url=http://127.0.0.1:1", "heyi.keycloak.client-secret=unused",
    "heyi.orchestration.deployment.folders=classpath:orchestration/"})
@AutoConfigureMockMvc
@ActiveProfiles("local")
@ContextConfiguration(initializers = TestDatabase.class)
class OperationsPagesTest {

    /** The platform without inbox. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan({"io.heyi.access", "io.heyi.orchestration"})
    @ComponentScan(basePackages = {"io.heyi.access", "io.heyi.audit", "io.heyi.web", "io.heyi.orchestration"},
            excludeFilters = {@ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|ShellApplication)(\\$.*)?")})
    static class Parts {

        @Bean
        ProcessCases cases() {
            return new ProcessCases() {
                @Override
                public String processId() {
                    return "sample-case";
                }

                @Override
                public Optional<String> waiting(String businessKey) {
                    return Optional.of("Case <b>" + businessKey);
                }

                @Override
                public List<String> waiting(Instant before, String after, int limit) {
                    return List.of();
                }

                @Override
                public Optional<String> close(String businessKey, String reason, String actor) {
                    throw new UnsupportedOperationException("without an answer of the engine nothing is closed");
                }
            };
        }
    }

    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired ProcessCommands commands;
    @Autowired AuditTrail audit;
    @Autowired Clock clock;

    private final String key = UUID.randomUUID().toString();
    private long command;

    @BeforeEach
    void aCommandThatTheEngineRefused() {
        jdbc.sql("delete from orchestration.outbox").update();
        transaction.executeWithoutResult(status -> commands.publish("sample.<submitted>", key, Map.of()));
        command = jdbc.sql("update orchestration.outbox set state = 'DEAD', last_error = '<b>refused</b>' returning id").query(Long.class).single();
    }

    @Test
    void anOperatorSeesWhatIsStuckAndMayAct() throws Exception {
        mvc.perform(get("/operations").with(page("operator", Role.OPERATOR))).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("sample.&lt;submitted&gt;"), containsString("&lt;b&gt;refused&lt;/b&gt;"), containsString(key),
                        containsString("Send now"), not(containsString("??")))));
        mvc.perform(get("/operations").with(page("operator", Role.OPERATOR)).header("Accept-Language", "zh-CN"))
                .andExpect(content().string(allOf(containsString("立即发送"), not(containsString("??")))));
    }

    @Test
    void anAuditorSeesItAndMayNotAct() throws Exception {
        mvc.perform(get("/operations").with(page("auditor", Role.AUDITOR))).andExpect(status().isOk()).andExpect(content().string(not(containsString("Send now"))));
        mvc.perform(post("/operations/outbox/{id}/retry", command).with(page("auditor", Role.AUDITOR)).with(csrf())).andExpect(status().isForbidden());
        assertThat(state()).isEqualTo("DEAD");
    }

    @Test
    void othersAreRefused() throws Exception {
        mvc.perform(get("/operations").with(page("entrepreneur-01", Role.ENTREPRENEUR))).andExpect(status().isForbidden());
    }

    @Test
    void aRetryNeedsTheFormsToken() throws Exception {
        mvc.perform(post("/operations/outbox/{id}/retry", command).with(page("operator", Role.OPERATOR))).andExpect(status().isForbidden());
        mvc.perform(post("/operations/outbox/{id}/retry", command).with(page("operator", Role.OPERATOR)).with(csrf())).andExpect(redirectedUrl("/operations"));
        assertThat(state()).isEqualTo("WAITING");
    }

    @Test
    void aDiscardNeedsAReasonWhichStaysInTheHistoryOfTheCase() throws Exception {
        mvc.perform(post("/operations/outbox/{id}/discard", command).param("reason", " ").with(page("operator", Role.OPERATOR)).with(csrf())).andExpect(redirectedUrl("/operations"));
        assertThat(state()).isEqualTo("DEAD");

        mvc.perform(post("/operations/outbox/{id}/discard", command).param("reason", "closed by hand").with(page("operator", Role.OPERATOR)).with(csrf()))
                .andExpect(redirectedUrl("/operations"));

        assertThat(state()).isEqualTo("DISCARDED");
        assertThat(audit.entries(key, PageRequest.first()).items()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("operator");
            assertThat(entry.details()).containsEntry("reason", "closed by hand");
        });
        mvc.perform(post("/operations/outbox/{id}/discard", command).param("reason", "again").with(page("operator", Role.OPERATOR)).with(csrf())).andExpect(status().isNotFound());
    }

    @Test
    void aCaseWithoutItsProcessIsShownAndClosedOnlyByAnOperatorWithAReasonAndTheEngine() throws Exception {
        jdbc.sql("""
                insert into orchestration.process_instance (process_instance_key, process_id, process_definition_key, version, business_key, seen_at, lost_at)
                values (:instance, 'sample-case', 1, 1, :key, now(), now())""").param("instance", Math.abs(key.hashCode()) + 1L).param("key", key).update();

        mvc.perform(get("/operations").with(page("operator", Role.OPERATOR))).andExpect(content().string(allOf(containsString("Cases without their process"),
                containsString("Case &lt;b&gt;" + key), containsString("/operations/stranded"), containsString("Close as cancelled"), not(containsString("??")))));
        mvc.perform(get("/operations").with(page("auditor", Role.AUDITOR))).andExpect(content().string(allOf(containsString(key), not(containsString("/operations/stranded")))));
        mvc.perform(leadOut(key, "x").with(page("auditor", Role.AUDITOR))).andExpect(status().isForbidden());
        mvc.perform(leadOut(key, " ").with(page("operator", Role.OPERATOR))).andExpect(redirectedUrl("/operations"));
        mvc.perform(leadOut(key, "cancelled").with(page("operator", Role.OPERATOR))).andExpect(redirectedUrl("/operations"))
                .andExpect(flash().attribute("flash", new Flash(Flash.Tone.BAD, "orchestration.operations.stranded.engineAway", List.of())));
        mvc.perform(leadOut("unknown", "x").with(page("operator", Role.OPERATOR))).andExpect(status().isNotFound());
    }

    private static MockHttpServletRequestBuilder leadOut(String businessKey, String reason) {
        return post("/operations/stranded").param("process", "sample-case").param("businessKey", businessKey).param("wayOut", "CLOSE").param("reason", reason).with(csrf());
    }

    @Test
    void theHistoryCanBeVerified() throws Exception {
        mvc.perform(post("/operations/audit-verification").with(page("auditor", Role.AUDITOR)).with(csrf())).andExpect(redirectedUrl("/operations"));
    }

    @Test
    void anAdministratorMovesTimeThroughTheApi() throws Exception {
        var before = clock.instant();
        mvc.perform(post("/api/v1/local/clock").with(api("administrator", Role.ADMINISTRATOR)).contentType(MediaType.APPLICATION_JSON).content("{\"advance\":\"P1D\"}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.now").exists()).andExpect(jsonPath("$.offset").exists());
        assertThat(clock.instant()).isAfter(before.plusSeconds(86_000));

        mvc.perform(post("/api/v1/local/clock").with(api("administrator", Role.ADMINISTRATOR)).contentType(MediaType.APPLICATION_JSON).content("{\"advance\":\"-P1D\"}"))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("advance"));
        mvc.perform(post("/api/v1/local/clock").with(api("operator", Role.OPERATOR)).contentType(MediaType.APPLICATION_JSON).content("{\"advance\":\"P1D\"}"))
                .andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/local/clock").contentType(MediaType.APPLICATION_JSON).content("{\"advance\":\"P1D\"}")).andExpect(status().isUnauthorized());
    }

    @Test
    void theFooterOfAnAdministratorMovesTimeAndLeadsBack() throws Exception {
        mvc.perform(get("/operations").with(page("administrator", Role.ADMINISTRATOR))).andExpect(content().string(allOf(containsString("/local/clock"), containsString("Product time"))));
        mvc.perform(get("/operations").with(page("operator", Role.OPERATOR))).andExpect(content().string(not(containsString("/local/clock"))));
        mvc.perform(post("/local/clock").param("advance", "PT1H").header("Referer", "https://elsewhere.example/proposals?x=1").with(page("administrator", Role.ADMINISTRATOR)).with(csrf()))
                .andExpect(redirectedUrl("/proposals"));
        mvc.perform(post("/local/clock").param("advance", "PT1H").header("Referer", "https://elsewhere.example//evil.example").with(page("administrator", Role.ADMINISTRATOR)).with(csrf()))
                .andExpect(redirectedUrl("/"));
    }

    private String state() {
        return jdbc.sql("select state from orchestration.outbox where id = :id").param("id", command).query(String.class).single();
    }

    private static RequestPostProcessor page(String username, Role role) {
        return oidcLogin().idToken(token -> token.claim("preferred_username", username).claim("name", username).claim("sid", "session-1"))
                .authorities(new SimpleGrantedAuthority(role.authority()));
    }

    private static RequestPostProcessor api(String username, Role role) {
        return jwt().jwt(token -> token.claim("preferred_username", username).claim("name", username).claim("sid", "session-1"))
                .authorities(new SimpleGrantedAuthority(role.authority()));
    }
}
