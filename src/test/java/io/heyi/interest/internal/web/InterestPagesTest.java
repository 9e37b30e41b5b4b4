package io.heyi.interest.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.interest.ImpossiblePanels;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestWeb;
import io.heyi.interest.Panel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** The register in a browser and by the API: one's own, one entry, and all of them for who may see all. */
@InterestWeb
class InterestPagesTest {

    @Autowired
    MockMvc mvc;
    @Autowired
    FakeAccess access;
    @Autowired
    ImpossiblePanels panels;
    @Autowired
    RecordedAudit audit;

    private CurrentUser signIn(String... groups) {
        var user = FakeNeighbours.user("p-" + UUID.randomUUID(), groups);
        access.signIn(user);
        return user;
    }

    private String declare(String json) throws Exception {
        var answer = mvc.perform(post("/api/v1/interests").contentType(MediaType.APPLICATION_JSON).content(json)).andExpect(status().isCreated()).andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    @Test
    void somebodyDeclaresByTheFormAndFindsItInHisList() throws Exception {
        signIn("entrepreneur");
        mvc.perform(post("/interests").param("kind", "HOLDS_SHARES").param("object", "ME-0002").param("percent", "2.5").param("from", "2025-03-01")).andExpect(redirectedUrl("/interests"));

        mvc.perform(get("/interests").locale(Locale.ENGLISH)).andExpect(status().isOk()).andExpect(content().string(containsString("Food Network"))).andExpect(content().string(containsString("2.5 %")));
    }

    @Test
    void faultsAreToldBesideTheFieldsAndWhatWasTypedStays() throws Exception {
        signIn("entrepreneur");
        mvc.perform(post("/interests").locale(Locale.ENGLISH).param("kind", "OTHER").param("object", "ME-0777")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Heyi knows nothing by this name"))).andExpect(content().string(containsString("Say in a few words what interest it is")))
                .andExpect(content().string(containsString("value=\"ME-0777\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void anEntryIsCorrectedAndEndedOnItsPage(String language) throws Exception {
        signIn("entrepreneur");
        var id = declare("{\"object\": \"ME-0001\", \"kind\": \"WORKS_FOR\"}");
        mvc.perform(get("/interests/" + id).locale(Locale.of(language))).andExpect(status().isOk()).andExpect(content().string(containsString("Smart Oven")));
        mvc.perform(post("/interests/" + id + "/correction").param("version", "1").param("kind", "WORKS_FOR").param("object", "ME-0002").param("note", "wrong name")).andExpect(redirectedUrl("/interests/" + id));
        mvc.perform(post("/interests/" + id + "/end").param("version", "1").param("until", "2026-03-01")).andExpect(redirectedUrl("/interests/" + id));
        mvc.perform(get("/api/v1/interests/" + id)).andExpect(jsonPath("$.entry.until").doesNotExist());
        mvc.perform(post("/interests/" + id + "/end").param("version", "2")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/interests/" + id + "/end").param("version", "2").param("until", "2026-03-01")).andExpect(redirectedUrl("/interests/" + id));
        mvc.perform(get("/api/v1/interests/" + id)).andExpect(jsonPath("$.entry.until").value("2026-03-01")).andExpect(jsonPath("$.entry.countsUntil").value("2027-03-01"))
                .andExpect(jsonPath("$.versions.length()").value(3));
    }

    @Test
    void anotherPersonFindsNothingOfIt() throws Exception {
        signIn("entrepreneur");
        var id = declare("{\"object\": \"ME-0001\", \"kind\": \"HOLDS_SHARES\"}");
        signIn("investment-committee");
        mvc.perform(get("/interests/" + id)).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/interests/" + id)).andExpect(status().isNotFound());
        mvc.perform(get("/interests/register")).andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/interests/register")).andExpect(status().isForbidden());
        mvc.perform(get("/interests")).andExpect(content().string(not(containsString(id))));
        mvc.perform(post("/interests/register").param("person", "bo").param("reason", "x").param("kind", "HOLDS_SHARES").param("object", "ME-0001")).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "administrator"})
    void complianceFiltersTheRegisterAndWritesOnBehalf(String role) throws Exception {
        var anna = signIn("entrepreneur");
        declare("{\"object\": \"ME-0001\", \"kind\": \"HOLDS_SHARES\"}");
        signIn(role);
        mvc.perform(get("/interests/register").param("person", anna.username().value())).andExpect(status().isOk()).andExpect(content().string(containsString("Smart Oven")));
        mvc.perform(get("/api/v1/interests/register").param("object", "ME-0001").param("person", "oven-maker")).andExpect(jsonPath("$.derived[0].source").value("test"))
                .andExpect(jsonPath("$.entries.total").value(0));
        mvc.perform(post("/interests/register").param("person", anna.username().value()).param("kind", "RELATED").param("object", "bo")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/interests/register").param("person", anna.username().value()).param("reason", "seen together").param("kind", "RELATED").param("object", "bo"))
                .andExpect(redirectedUrlPattern("/interests/register?person=*"));
        access.signIn(anna);
        mvc.perform(get("/interests").locale(Locale.ENGLISH)).andExpect(content().string(containsString("seen together")));
    }

    @Test
    void theApiRefusesWithFieldsAndConflictsWithTheEntry() throws Exception {
        signIn("entrepreneur");
        var id = declare("{\"object\": \"ME-0001\", \"kind\": \"HOLDS_SHARES\", \"percent\": 2.5}");
        mvc.perform(post("/api/v1/interests").contentType(MediaType.APPLICATION_JSON).content("{\"object\": \"ME-0001\", \"kind\": \"HOLDS_SHARES\", \"percent\": \"2.5\"}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.id").value(id));
        mvc.perform(post("/api/v1/interests").contentType(MediaType.APPLICATION_JSON).content("{\"object\": \"ME-0001\", \"kind\": \"HOLDS_SHARES\", \"percent\": 3}"))
                .andExpect(status().isConflict()).andExpect(jsonPath("$.id").value(id));
        mvc.perform(post("/api/v1/interests").contentType(MediaType.APPLICATION_JSON).content("{\"object\": \"ME-0001\", \"secret\": 1}")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/api/v1/interests").contentType(MediaType.APPLICATION_JSON).content("[]")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/api/v1/interests/" + id + "/end").contentType(MediaType.APPLICATION_JSON).content("{\"until\": \"2026-03-01\", \"version\": 7}")).andExpect(status().isConflict());
        mvc.perform(post("/api/v1/interests/" + id + "/end").contentType(MediaType.APPLICATION_JSON).content("{\"until\": \"2026-03-01\"}")).andExpect(jsonPath("$.counts").value(true))
                .andExpect(jsonPath("$.formerUntil").value("2026-04-01"));
        mvc.perform(get("/api/v1/interests/not-an-id")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/interests?size=0")).andExpect(status().isUnprocessableEntity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theRelativeFindsATieOnHomeAndHisPageAndAnswersIt(String language) throws Exception {
        var brother = FakeNeighbours.user("p-" + UUID.randomUUID(), "entrepreneur");
        var second = FakeNeighbours.user("p-" + UUID.randomUUID(), "entrepreneur");
        signIn("entrepreneur");
        var id = declare("{\"object\": \"" + brother.username() + "\", \"kind\": \"RELATED\"}");
        var other = declare("{\"object\": \"" + second.username() + "\", \"kind\": \"RELATED\"}");
        mvc.perform(get("/interests/" + id).locale(Locale.of(language))).andExpect(status().isOk()).andExpect(content().string(not(containsString("tie-confirmation"))));
        mvc.perform(post("/interests/" + id + "/tie-confirmation").param("version", "1")).andExpect(status().isForbidden());

        access.signIn(brother);
        for (var page : List.of("/", "/interests", "/interests/" + id)) {
            mvc.perform(get(page).locale(Locale.of(language))).andExpect(status().isOk()).andExpect(content().string(containsString("/interests/" + id + "/tie-objection")));
        }
        mvc.perform(get("/api/v1/interests")).andExpect(jsonPath("$.unanswered[0].tie.bindsRelative").value(false)).andExpect(jsonPath("$.unanswered[0].tie.bindsRelativeFrom").value("2026-04-01"));
        for (int i = 0; i < 2; i++) {
            mvc.perform(post("/interests/" + id + "/tie-objection").param("version", "1")).andExpect(redirectedUrl("/interests/" + id));
        }
        mvc.perform(get("/").locale(Locale.of(language))).andExpect(content().string(not(containsString(id))));
        mvc.perform(get("/interests/" + id).locale(Locale.of(language))).andExpect(status().isOk()).andExpect(content().string(containsString("tie-confirmation")));

        access.signIn(second);
        mvc.perform(post("/api/v1/interests/" + other + "/tie-confirmation").contentType(MediaType.APPLICATION_JSON).content("{\"version\": 1}"))
                .andExpect(status().isOk()).andExpect(jsonPath("$.tie.bindsRelative").value(true));
        mvc.perform(post("/api/v1/interests/" + other + "/tie-objection").contentType(MediaType.APPLICATION_JSON).content("{\"version\": 1}")).andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/interests/" + other + "/tie-objection").contentType(MediaType.APPLICATION_JSON).content("{\"until\": 1}")).andExpect(status().isUnprocessableEntity());
        mvc.perform(get("/interests").locale(Locale.of(language))).andExpect(status().isOk()).andExpect(content().string(not(containsString("tie-objection"))));
    }

    @Test
    void decidersAreRemindedOnHomeUntilTheyConfirm() throws Exception {
        signIn("platform-owner");
        mvc.perform(get("/").locale(Locale.ENGLISH)).andExpect(content().string(containsString("Are your interests complete?")));
        mvc.perform(post("/interests/confirmation")).andExpect(redirectedUrl("/interests"));
        mvc.perform(get("/").locale(Locale.ENGLISH)).andExpect(content().string(not(containsString("Are your interests complete?"))));
        mvc.perform(get("/api/v1/interests")).andExpect(jsonPath("$.lastConfirmed").value("2026-03-02"));
    }

    @Test
    void operatorsSeeImpossiblePanelsUntilSomebodyHasLookedAtThem() throws Exception {
        var key = UUID.randomUUID().toString();
        var impossible = new Panel.Impossible(List.of(), 1, List.of(new Panel.Exclusion(new Username("anna"), Set.of(InterestKind.RELATED), false)));
        panels.report(key, "microenterprise.panel.sponsorship", "/proposals/" + key, impossible);
        panels.report(key, "microenterprise.panel.sponsorship", "/proposals/" + key, impossible);

        signIn("entrepreneur");
        mvc.perform(get("/")).andExpect(content().string(not(containsString(key))));
        mvc.perform(post("/interests/panels/seen").param("businessKey", key).param("decisionKey", "microenterprise.panel.sponsorship")).andExpect(status().isForbidden());
        var operator = signIn("operator");
        mvc.perform(get("/").locale(Locale.ENGLISH)).andExpect(content().string(containsString("/proposals/" + key)))
                .andExpect(content().string(containsString("0 can decide, 1 needed; 1 left out for a registered interest"))).andExpect(content().string(not(containsString("anna"))));
        mvc.perform(post("/interests/panels/seen").param("businessKey", key).param("decisionKey", "other")).andExpect(status().isNotFound());
        for (int i = 0; i < 2; i++) {
            mvc.perform(post("/interests/panels/seen").param("businessKey", key).param("decisionKey", "microenterprise.panel.sponsorship")).andExpect(redirectedUrl("/"));
        }
        mvc.perform(get("/")).andExpect(content().string(not(containsString(key))));
        assertThat(audit.events.stream().filter(event -> event.actor().equals(operator.username().value()))).singleElement()
                .extracting(AuditEvent::action, AuditEvent::stream).containsExactly("interest.impossiblePanelSeen", key);

        panels.report(key, "microenterprise.panel.sponsorship", "/proposals/" + key, new Panel.Impossible(List.of(), 2, List.of()));
        mvc.perform(get("/")).andExpect(content().string(containsString(key)));
    }

    @Test
    void anOutsidePartnerIsSuggestedNothing() throws Exception {
        signIn("external-partner");
        mvc.perform(get("/interests/objects").param("object", "Oven")).andExpect(content().string(not(containsString("ME-0001"))));
        mvc.perform(get("/interests")).andExpect(status().isOk());
    }

    @Test
    void objectsAreSuggestedWhileTyping() throws Exception {
        signIn("entrepreneur");
        var found = mvc.perform(get("/interests/objects").param("object", "Oven")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertThat(found).contains("<option value=\"ME-0001\">").doesNotContain("<html");
    }
}
