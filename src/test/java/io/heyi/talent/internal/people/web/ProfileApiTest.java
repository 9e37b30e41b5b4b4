package io.heyi.talent.internal.people.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.talent.internal.people.PeopleWeb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PeopleWeb
class ProfileApiTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(6700);
    private static final String BODY = """
            {"version": %d, "place": "Qingdao", "skills": [{"name": "Embedded C", "level": %d, "evidence": "Firmware"}],
             "wishes": {"text": "Closer to users", "roles": ["engineer"], "platforms": ["food"], "places": [], "remote": true},
             "availability": {"looking": true, "published": true, "from": "2026-04-01", "percent": 100}}""";

    @Autowired MockMvc mvc;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;

    private int number;

    @BeforeEach
    void somebodyIsSignedIn() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        number = NUMBERS.incrementAndGet();
        me();
    }

    private void me() {
        access.signIn(user("me-" + number, "entrepreneur", "me-member:ME-" + number));
    }

    private ResultActions save(String body) throws Exception {
        return mvc.perform(put("/api/v1/people/me/profile").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    @Test
    void theOwnProfileIsWrittenReadAndGuardedByItsVersion() throws Exception {
        mvc.perform(get("/api/v1/people/me/profile")).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(0));
        save(BODY.formatted(0, 4)).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(1)).andExpect(jsonPath("$.skills[0].name").value("Embedded C"));
        save(BODY.formatted(0, 4)).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(1));
        save(BODY.formatted(0, 5)).andExpect(status().isConflict()).andExpect(jsonPath("$.version").value(1));
        save(BODY.formatted(1, 5)).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(2));
    }

    @Test
    void whatHasNoPlaceInAProfileIsRefused() throws Exception {
        save("""
                {"version": 0, "age": 51, "skills": [{"name": "C", "level": 9}], "wishes": {"religion": "x", "remote": "yes"}}""").andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("age", "wishes.religion", "wishes.remote")));
        save("[]").andExpect(status().isUnprocessableEntity());
    }

    @Test
    void aColleagueConfirmsASkill() throws Exception {
        save(BODY.formatted(0, 4));
        access.signIn(user("colleague-" + number, "entrepreneur", "me-member:ME-" + number));
        var confirmation = post("/api/v1/people/me-" + number + "/skill-confirmations").contentType(MediaType.APPLICATION_JSON).content("{\"skill\": \"embedded c\", \"level\": 4}");

        mvc.perform(confirmation).andExpect(status().isOk()).andExpect(jsonPath("$.skills[0].confirmations").value(1));
        mvc.perform(confirmation).andExpect(status().isOk()).andExpect(jsonPath("$.skills[0].confirmations").value(1));
        access.signIn(user("stranger-" + number, "entrepreneur"));
        mvc.perform(confirmation).andExpect(status().isForbidden());
    }

    @Test
    void theFormKeepsWhatWasTypedAndSavesWhatIsRight() throws Exception {
        var wrong = post("/talent/me").param("version", "0").param("skills[0].name", "Embedded C").param("skills[0].level", "4").param("skills[0].evidence", "").param("wishes.text", "Closer to users")
                .param("availability.percent", "7").header("Accept-Language", "en");
        var page = mvc.perform(wrong).andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("value=\"Embedded C\"", "Closer to users", "value=\"7\"").doesNotContain("??");

        mvc.perform(post("/talent/me").param("version", "0").param("skills[0].name", "Embedded C").param("skills[0].level", "4").param("skills[0].evidence", "").param("wishes.places", "Qingdao, Jinan")
                .param("availability.looking", "true").param("availability.percent", "80")).andExpect(redirectedUrl("/talent/me"));
        mvc.perform(get("/api/v1/people/me/profile")).andExpect(jsonPath("$.wishes.places[1]").value("Jinan")).andExpect(jsonPath("$.availability.looking").value(true));
        mvc.perform(post("/talent/me").param("version", "0").param("place", "Elsewhere")).andExpect(status().isConflict());
    }

    @Test
    void thePageOfAMicroenterpriseShowsWhatItsTeamCan() throws Exception {
        access.signIn(user("baker", "entrepreneur"));
        save(BODY.formatted(0, 4));
        access.signIn(user("reader", "auditor"));
        assertThat(home()).contains("team-head", "/people/baker/profile", "Embedded C", "/people/cook/profile").doesNotContain("??");

        access.signIn(user("partner", "external-partner"));
        assertThat(home()).doesNotContain("team-head");
    }

    private String home() throws Exception {
        return mvc.perform(get("/").header("Accept-Language", "en")).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theWayToTalentLeadsToTheOwnProfile() throws Exception {
        mvc.perform(get("/talent")).andExpect(redirectedUrl("/talent/me"));
        mvc.perform(get("/people/NOBODY/profile")).andExpect(status().isNotFound());
    }
}
