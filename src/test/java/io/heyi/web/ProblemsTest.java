package io.heyi.web;

import static io.heyi.web.ShellPagesTest.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@ShellApplication
@Import(ProblemsTest.Troubled.class)
class ProblemsTest {

    @Autowired
    private MockMvc mvc;
    @Autowired
    private AuditTrail audit;
    @Autowired
    private Access access;

    /** Refuses in every way. */
    @RestController
    static class Troubled {

        record Input(String name, List<Line> lines) {}

        record Line(Integer count) {}

        @GetMapping({"/api/v1/trouble/{kind}", "/trouble/{kind}"})
        String trouble(@PathVariable String kind) {
            throw switch (kind) {
                case "forbidden" -> ApiProblem.forbidden("web.problem.forbidden");
                case "conflict" -> ApiProblem.conflict("web.status.409", Map.of("claimedBy", "committee-2"));
                case "invalid" -> ApiProblem.invalid(List.of(FieldError.of("leadingTargets[0].leading", "web.field.required")));
                default -> new IllegalStateException("secret inner detail");
            };
        }

        @GetMapping("/api/v1/trouble/by-id/{id}")
        UUID byId(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page) {
            return id;
        }

        @PostMapping("/api/v1/trouble")
        Input input(@RequestBody Input input) {
            return input;
        }

        @PostMapping("/trouble")
        String form() {
            return "done";
        }
    }

    static JwtRequestPostProcessor token(String username, Role... roles) {
        return jwt().jwt(claims -> claims.claim("preferred_username", username).claim("name", "Person " + username).claim("sid", "s"))
                .authorities(Arrays.stream(roles).<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority())).toList());
    }

    @Test
    void theApiAsksForATokenWithAProblemDocument() throws Exception {
        mvc.perform(get("/api/v1/me")).andExpect(status().isUnauthorized()).andExpect(header().string("WWW-Authenticate", startsWith("Bearer")))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON)).andExpect(jsonPath("$.status").value(401)).andExpect(jsonPath("$.title").value("Please sign in"));
        mvc.perform(get("/api/v1/me").header("Authorization", "Bearer not.a.token")).andExpect(status().isUnauthorized()).andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    @Test
    void aBrowsersSessionOpensNothingOfTheApi() throws Exception {
        var session = mvc.perform(get("/").with(signedIn("entrepreneur-01"))).andReturn().getRequest().getSession();
        mvc.perform(get("/api/v1/me").session((MockHttpSession) session)).andExpect(status().isUnauthorized());
    }

    @Test
    void whoAmISaysRolesRelationsAndGroups() throws Exception {
        access.grant(List.of(new Relation(new Username("platform-owner-food"), Relation.Kind.PLATFORM_OWNER, "food")));
        mvc.perform(get("/api/v1/me").with(token("platform-owner-food", Role.PLATFORM_OWNER, Role.ENTREPRENEUR)))
                .andExpect(jsonPath("$.username").value("platform-owner-food")).andExpect(jsonPath("$.roles[0]").value("entrepreneur"))
                .andExpect(jsonPath("$.relations[0].kind").value("platform-owner")).andExpect(jsonPath("$.relations[0].objectId").value("food"))
                .andExpect(jsonPath("$.groups[2]").value("platform-owner:food"));
    }

    @Test
    void aRefusalIsAProblemAndLeavesAnAuditEntry() throws Exception {
        mvc.perform(get("/api/v1/trouble/forbidden").with(token("entrepreneur-07"))).andExpect(status().isForbidden())
                .andExpect(jsonPath("$.instance").value("/api/v1/trouble/forbidden"));
        var newest = audit.entries(AuditEvent.SECURITY, PageRequest.first()).items().getFirst();
        assertThat(newest.actor()).isEqualTo("entrepreneur-07");
        assertThat(newest.details()).containsEntry("path", "/api/v1/trouble/forbidden").containsEntry("method", "GET");
    }

    @Test
    void theHistoryIsForAuditorsAndAdministratorsOnly() throws Exception {
        mvc.perform(get("/audit").with(signedIn("entrepreneur-08", Role.ENTREPRENEUR))).andExpect(status().isForbidden()).andExpect(content().string(containsString("open to auditors")));
        assertThat(audit.entries(AuditEvent.SECURITY, PageRequest.first()).items().getFirst().actor()).isEqualTo("entrepreneur-08");
        mvc.perform(get("/audit").with(signedIn("auditor", Role.AUDITOR))).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Access refused"), containsString("2 Mar 2026, 10:00"), not(containsString("just now")))));
        mvc.perform(post("/audit/verification").with(csrf()).with(signedIn("auditor", Role.AUDITOR))).andExpect(status().is3xxRedirection());
    }

    @Test
    void aLostRaceSaysByWhom() throws Exception {
        mvc.perform(get("/api/v1/trouble/conflict").with(token("committee-1"))).andExpect(status().isConflict()).andExpect(jsonPath("$.claimedBy").value("committee-2"));
    }

    @Test
    void fieldErrorsAreNamedAndSaidInTheClientsLanguage() throws Exception {
        mvc.perform(get("/api/v1/trouble/invalid").with(token("a")).header("Accept-Language", "zh-CN")).andExpect(status().isUnprocessableEntity())
                .andExpect(header().string("Content-Language", "zh")).andExpect(jsonPath("$.errors[0].field").value("leadingTargets[0].leading"))
                .andExpect(jsonPath("$.errors[0].code").value("web.field.required")).andExpect(jsonPath("$.errors[0].message").value("请填写此项。"));
    }

    @Test
    void badJsonIsAnsweredWithThePlaceOfTheMistake() throws Exception {
        mvc.perform(post("/api/v1/trouble").with(token("a")).contentType(MediaType.APPLICATION_JSON).content("{\"name\": "))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.detail").value(containsString("line 1")));
        mvc.perform(post("/api/v1/trouble").with(token("a")).contentType(MediaType.APPLICATION_JSON).content("{\"nmae\": \"x\"}"))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("nmae"));
        mvc.perform(post("/api/v1/trouble").with(token("a")).contentType(MediaType.APPLICATION_JSON).content("{\"lines\": [{\"count\": \"many\"}]}"))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("lines[0].count"));
        mvc.perform(post("/api/v1/trouble").with(token("a")).contentType(MediaType.TEXT_PLAIN).content("x")).andExpect(status().isUnsupportedMediaType());
        mvc.perform(post("/api/v1/trouble").with(token("a")).contentType(MediaType.APPLICATION_JSON)).andExpect(status().isBadRequest());
    }

    @Test
    void wrongAddressesAndMethodsAreProblemsToo() throws Exception {
        mvc.perform(get("/api/v1/nothing-here").with(token("a"))).andExpect(status().isNotFound()).andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        mvc.perform(get("/api/v1/trouble/by-id/not-an-id").with(token("a"))).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/trouble/by-id/" + UUID.randomUUID() + "?page=x").with(token("a"))).andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("page"));
        mvc.perform(delete("/api/v1/trouble").with(token("a"))).andExpect(status().isMethodNotAllowed()).andExpect(header().string("Allow", "POST"));
    }

    @Test
    void aFaultOfOursTellsAReferenceAndNothingElse() throws Exception {
        mvc.perform(get("/api/v1/trouble/bug").with(token("a"))).andExpect(status().isInternalServerError()).andExpect(jsonPath("$.reference").isNotEmpty())
                .andExpect(content().string(not(containsString("secret inner detail"))));
        mvc.perform(get("/trouble/bug").with(signedIn("a"))).andExpect(status().isInternalServerError()).andExpect(view().name("error/page"))
                .andExpect(content().string(allOf(containsString("Quote "), not(containsString("secret inner detail")))));
    }

    @Test
    void pagesNeedTheTokenAgainstForgeryAndTellPeopleWhatToDo() throws Exception {
        mvc.perform(post("/trouble").with(signedIn("a"))).andExpect(status().isForbidden());
        mvc.perform(post("/trouble").with(csrf()).with(signedIn("a"))).andExpect(status().isOk());
    }

    @Test
    void aFragmentThatFailsAnswersWithOneSentence() throws Exception {
        mvc.perform(get("/trouble/conflict").header("HX-Request", "true").with(signedIn("a"))).andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("role=\"alert\""), not(containsString("<header")))));
    }

    @Test
    void nobodyIsSentToAKeycloakThatIsAway() throws Exception {
        mvc.perform(get("/proposals").accept(MediaType.TEXT_HTML)).andExpect(status().isServiceUnavailable());
        mvc.perform(get("/inbox/stream").accept(MediaType.TEXT_EVENT_STREAM)).andExpect(status().isUnauthorized());
    }

    @Test
    void healthIsOpenAndMetricsAreNot() throws Exception {
        mvc.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
        mvc.perform(get("/actuator/prometheus").with(request -> {
            request.setRemoteAddr("192.0.2.7");
            return request;
        })).andExpect(status().isUnauthorized());
        mvc.perform(get("/actuator/prometheus").requestAttr("org.apache.tomcat.request.forwarded", true)).andExpect(status().isUnauthorized());
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        mvc.perform(post("/api/v1/trouble").with(token("a")).contentType(MediaType.APPLICATION_JSON).content("{\"name\": \"" + "x".repeat(1_100_000) + "\"}"))
                .andExpect(status().isPayloadTooLarge());
    }

    @Test
    void aKeyThatComesTwiceIsRefused() throws Exception {
        mvc.perform(post("/api/v1/trouble").with(token("a")).contentType(MediaType.APPLICATION_JSON).content("{\"name\": \"x\", \"name\": \"y\"}"))
                .andExpect(status().isBadRequest());
    }
}
