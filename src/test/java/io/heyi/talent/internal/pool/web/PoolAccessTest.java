package io.heyi.talent.internal.pool.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.talent.internal.pool.Moves;
import io.heyi.talent.internal.pool.PlayedMicroenterprises;
import io.heyi.talent.internal.pool.PoolWeb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who sees and does what in the talent pool, in a browser and by the API, role by role (issue 5; domain.md §1a). A member of one micro-enterprise has an offer of another. */
@PoolWeb
class PoolAccessTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(7100);
    private static final String FIGURE = "18,765.43";

    @Autowired
    private MockMvc mvc;
    @Autowired
    private FakeAccess access;
    @Autowired
    private SetClock clock;
    @Autowired
    private PlayedMicroenterprises microenterprises;
    @Autowired
    private Moves moves;

    private int number;
    private String present;
    private String other;
    private String opening;
    private String offer;

    @BeforeEach
    void aMemberWithAnOfferFromElsewhere() throws Exception {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        number = NUMBERS.addAndGet(2);
        present = "ME-" + number;
        other = "ME-" + (number + 1);
        for (var code : new String[] {present, other}) {
            microenterprises.put(code, MicroenterpriseState.RUNNING);
        }
        microenterprises.member(present, "present-" + number, true);
        microenterprises.member(present, "person-" + number, false);
        microenterprises.member(other, "owner-" + number, true);
        as("owner");
        opening = code(json(post("/api/v1/openings"), """
                {"microenterprise": "%s", "role": "engineer", "skills": [{"name": "welding"}], "country": "CN", "salaryFrom": "16000", "salaryTo": "20000", "text": "Builds ovens."}""".formatted(other))
                .andExpect(status().isCreated()));
        offer = code(json(post("/api/v1/openings/" + opening + "/offers"), """
                {"person": "person-%d", "salary": "18765.43"}""".formatted(number)).andExpect(status().isCreated()));
    }

    private static String code(ResultActions answer) throws Exception {
        return new ObjectMapper().readTree(answer.andReturn().getResponse().getContentAsString()).path("code").asText();
    }

    private ResultActions json(MockHttpServletRequestBuilder request, String body) throws Exception {
        return mvc.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private void as(String kind) {
        access.signIn(reader(kind));
    }

    private CurrentUser reader(String kind) {
        return switch (kind) {
            case "person" -> user("person-" + number, "entrepreneur", "me-member:" + present);
            case "present owner" -> user("present-" + number, "entrepreneur", "me-owner:" + present, "me-member:" + present);
            case "colleague" -> user("colleague-" + number, "entrepreneur", "me-member:" + present);
            case "owner" -> user("owner-" + number, "entrepreneur", "me-owner:" + other, "me-member:" + other);
            case "other owner" -> user("another-" + number, "entrepreneur", "me-owner:ME-1");
            case "platform owner" -> user("platform-" + number, "platform-owner", "platform-owner:food");
            case "coordinator" -> user("coordinator-" + number, "pool-coordinator");
            case "officer" -> user("officer-" + number, "settlement-officer");
            case "auditor" -> user("auditor-" + number, "auditor");
            default -> user("partner-" + number, "external-partner");
        };
    }

    private String page(String address, String language) throws Exception {
        return mvc.perform(get(address).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private String page(String address) throws Exception {
        return page(address, "en");
    }

    @Test
    void openingsOfAMicroenterpriseThatThereIsNotAreNotThere() throws Exception {
        as("colleague");
        mvc.perform(get("/microenterprises/ME-99999999/openings")).andExpect(status().isNotFound());
        mvc.perform(get("/microenterprises/here/openings")).andExpect(status().isNotFound());
    }

    /** The contract of the answer is its state; what follows from it is not said twice. */
    @Test
    void anOfferSaysItsStateOnce() throws Exception {
        as("person");
        mvc.perform(get("/api/v1/offers/" + offer)).andExpect(jsonPath("$.state").value("OPEN")).andExpect(jsonPath("$.agreed").doesNotExist());
    }

    @Test
    void whyAnOfferCameToNothingIsSaidWithWhatItIsAbout() throws Exception {
        accepted();
        microenterprises.put(other, MicroenterpriseState.DISSOLVING);
        moves.carryOut(offer);
        assertThat(page("/talent/stay")).contains(other + " is being dissolved (case DC-0001); nobody joins it any more.");
        as("owner");
        assertThat(page("/talent/openings/" + opening, "zh")).contains(other + " 正在解散（案件 DC-0001）");
    }

    private void accepted() throws Exception {
        as("person");
        json(post("/api/v1/offers/" + offer + "/acceptance"), "{\"accept\": true}").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("NOTICE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "present owner", "colleague", "owner", "other owner", "platform owner", "coordinator", "officer", "auditor"})
    void everybodyInsideFindsOpeningsAndNobodyButTheOwnerSeesOffersThere(String kind) throws Exception {
        as(kind);
        mvc.perform(get("/api/v1/openings/" + opening)).andExpect(status().isOk()).andExpect(jsonPath("$.until").value("2026-08-29"));
        mvc.perform(get("/api/v1/openings").param("microenterprise", other)).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(1));
        mvc.perform(get("/api/v1/openings").param("for", "me")).andExpect(status().isOk());
        assertThat(page("/talent/openings/" + opening).contains(FIGURE)).isEqualTo(kind.equals("owner"));
        assertThat(page("/microenterprises/" + other + "/openings").contains(FIGURE)).isEqualTo(kind.equals("owner"));
        mvc.perform(get("/microenterprises/" + other + "/openings/new")).andExpect(kind.equals("owner") ? status().isOk() : status().isForbidden());
    }

    @Test
    void partnersLearnOfNothing() throws Exception {
        accepted();
        as("partner");
        for (var address : new String[] {"/api/v1/openings", "/api/v1/openings?for=me", "/api/v1/openings/" + opening, "/api/v1/offers/mine", "/api/v1/offers/" + offer, "/api/v1/pool-stays/mine",
                "/talent/openings/" + opening, "/microenterprises/" + other + "/openings", "/microenterprises/" + other + "/openings/new", "/talent/stay", "/talent/benchmarks", "/api/v1/benchmarks",
                "/people/person-" + number + "/profile", "/api/v1/people/person-" + number + "/pay", "/api/v1/people/person-" + number + "/profile"}) {
            mvc.perform(get(address)).andExpect(status().isNotFound());
        }
        json(post("/api/v1/openings/" + opening + "/applications"), "{\"text\": \"me\"}").andExpect(status().isNotFound());
        json(post("/api/v1/openings"), "{}").andExpect(status().isNotFound());
        json(post("/api/v1/offers/" + offer + "/acceptance"), "{\"accept\": true}").andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/offers/" + offer + "/release")).andExpect(status().isNotFound());
        mvc.perform(post("/talent/openings/" + opening + "/applications")).andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/pool-stays")).andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/pool-stays")).andExpect(status().isForbidden());
        mvc.perform(get("/talent/desk")).andExpect(status().isForbidden());
        assertThat(page("/")).doesNotContain("openings-head", "home-talent");
    }

    @ParameterizedTest
    @CsvSource({"person, 200", "owner, 200", "officer, 200", "auditor, 404", "present owner, 404", "colleague, 404", "other owner, 404", "platform owner, 404", "coordinator, 404"})
    void anOfferIsReadByThoseWhoMaySeeThePay(String kind, int status) throws Exception {
        as(kind);
        var answer = mvc.perform(get("/api/v1/offers/" + offer)).andExpect(status().is(status)).andReturn().getResponse().getContentAsString();
        assertThat(answer.contains("18765.43")).isEqualTo(status == 200);
        assertThat(answer).doesNotContain("negative", "zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"present owner", "colleague", "owner", "other owner", "platform owner", "coordinator", "officer", "auditor"})
    void nobodyAnswersAnOfferForSomebodyElse(String kind) throws Exception {
        as(kind);
        json(post("/api/v1/offers/" + offer + "/acceptance"), "{\"accept\": true}").andExpect(status().isNotFound());
        json(post("/api/v1/offers/" + offer + "/acceptance"), "{\"accept\": false, \"reason\": \"no\"}").andExpect(status().isNotFound());
        mvc.perform(post("/talent/offers/" + offer + "/acceptance")).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource({"present owner, 200", "person, 403", "colleague, 403", "owner, 403", "other owner, 403", "platform owner, 403", "coordinator, 403", "officer, 403", "auditor, 403"})
    void onlyThePresentOwnerLetsSomebodyGoAndIsNotToldTheSalaryElsewhere(String kind, int status) throws Exception {
        accepted();
        as(kind);
        var answer = mvc.perform(post("/api/v1/offers/" + offer + "/release")).andExpect(status().is(status)).andReturn().getResponse().getContentAsString();
        assertThat(answer).doesNotContain("18765", "salary", other);
    }

    @Test
    void thePresentOwnerLetsSomebodyGoOnThePage() throws Exception {
        accepted();
        as("colleague");
        assertThat(page("/microenterprises/" + present + "/openings")).doesNotContain("leaving-head");
        as("present owner");
        assertThat(page("/microenterprises/" + present + "/openings")).contains("leaving-head", "release-" + offer, "Let go now").doesNotContain(FIGURE, "??");
        assertThat(page("/microenterprises/" + present + "/openings", "zh-CN")).contains("现在放行").doesNotContain("??");
        var act = "/microenterprises/" + present + "/leaving/" + offer;
        mvc.perform(post(act)).andExpect(redirectedUrl("/microenterprises/" + present + "/openings"));
        mvc.perform(post(act)).andExpect(redirectedUrl("/microenterprises/" + present + "/openings"));
        assertThat(page("/microenterprises/" + present + "/openings")).contains("May move now").doesNotContain("Let go now");
    }

    @ParameterizedTest
    @CsvSource({"coordinator, 200", "auditor, 200", "person, 403", "present owner, 403", "colleague, 403", "owner, 403", "other owner, 403", "platform owner, 403", "officer, 403"})
    void theDeskIsForCoordinatorsAndAuditors(String kind, int status) throws Exception {
        as(kind);
        mvc.perform(get("/api/v1/pool-stays")).andExpect(status().is(status));
        mvc.perform(get("/talent/desk")).andExpect(status().is(status));
        mvc.perform(post("/talent/desk").param("person", "")).andExpect(status().is(kind.equals("coordinator") ? 422 : 403));
    }

    @ParameterizedTest
    @CsvSource({"person, 200", "officer, 200", "present owner, 200", "auditor, 403", "colleague, 403", "owner, 403", "other owner, 403", "platform owner, 403", "coordinator, 403"})
    void payIsForThePersonTheOwnerAndTheOfficer(String kind, int status) throws Exception {
        as("person");
        as(kind);
        mvc.perform(get("/api/v1/people/" + (kind.equals("person") ? "me" : "person-" + number) + "/pay")).andExpect(status().is(status));
        mvc.perform(get("/api/v1/people/person-" + number + "/profile")).andExpect(status().isOk()).andExpect(jsonPath("$.salaries").doesNotExist());
        mvc.perform(get("/api/v1/benchmarks")).andExpect(status().isOk());
    }

    @Test
    void theOwnStayIsForThePersonOnlyAndItsAmountsAreAmountAndCurrency() throws Exception {
        as("colleague");
        mvc.perform(get("/api/v1/pool-stays/mine")).andExpect(status().isNotFound());
        as("person");
        mvc.perform(post("/api/v1/pool-stays")).andExpect(status().isCreated());
        var stay = mvc.perform(get("/api/v1/pool-stays/mine")).andExpect(status().isOk()).andExpect(jsonPath("$.wages[0].total.currency").value("CNY")).andReturn().getResponse().getContentAsString();
        assertThat(stay).doesNotContain("\"zero\"", "\"negative\"");
        as("coordinator");
        assertThat(mvc.perform(get("/api/v1/pool-stays").param("size", "200")).andReturn().getResponse().getContentAsString()).contains("person-" + number).doesNotContain("wage", "salary", "amount");
    }

    @ParameterizedTest
    @CsvSource({"en, 92 days left", "zh-CN, 在人才池还有 92 天"})
    void homeShowsTheCountdownTheOffersAndTheInterestThatWait(String language, String left) throws Exception {
        as("person");
        mvc.perform(post("/talent/stay")).andExpect(redirectedUrl("/talent/stay"));
        json(post("/api/v1/openings/" + opening + "/applications"), "{\"text\": \"me\"}").andExpect(status().isOk());
        assertThat(page("/", language)).contains("home-talent", left, offer).doesNotContain("??", FIGURE, "18765");
        as("owner");
        assertThat(page("/", language)).contains("home-talent", opening).doesNotContain("??", FIGURE);
        as("colleague");
        assertThat(page("/", language)).doesNotContain("home-talent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePageOfAMicroenterpriseShowsItsOpeningsAndTheOwnerTheWayToANewOne(String language) throws Exception {
        microenterprises.put(PoolWeb.ON_HOME, MicroenterpriseState.RUNNING);
        access.signIn(user("cook", "entrepreneur", "me-owner:" + PoolWeb.ON_HOME));
        assertThat(page("/", language)).contains("openings-head", "/microenterprises/" + PoolWeb.ON_HOME + "/openings/new").doesNotContain("??");
        mvc.perform(post("/microenterprises/" + PoolWeb.ON_HOME + "/openings").param("role", "engineer").param("country", "CN").param("salaryFrom", "16000").param("salaryTo", "17000").param("text", "Builds ovens.")
                .param("skills[0].name", "welding").param("requestKey", "on-home")).andExpect(status().is3xxRedirection());
        as("colleague");
        assertThat(page("/", language)).contains("openings-head", "/talent/openings/OP-").doesNotContain("/openings/new", "??");
    }

    @Test
    void wrongFormsAreAnswered422WithTheFieldAndWhatWasTyped() throws Exception {
        as("person");
        json(post("/api/v1/openings/" + opening + "/applications"), "{\"text\": \"me\"}").andExpect(status().isOk());
        wrong(post("/talent/openings/" + opening + "/applications").param("text", "x".repeat(1001)), "f-text");
        wrong(post("/talent/offers/" + offer + "/refusal").param("reason", " "), "f-reason-" + offer);
        as("owner");
        wrong(post("/microenterprises/" + other + "/openings").param("role", "wizard").param("until", "2020-01-01"), "f-until", "2020-01-01");
        wrong(post("/talent/openings/" + opening + "/offers").param("person", "person-" + number).param("salary", "25000"), "f-salary", "25000");
        wrong(post("/talent/openings/" + opening + "/withdrawal").param("reason", ""), "f-reason");
        wrong(post("/talent/openings/" + opening + "/applications/person-" + number + "/answer").param("answer", " "), "f-answer-person-" + number);
    }

    private void wrong(MockHttpServletRequestBuilder request, String... named) throws Exception {
        var page = mvc.perform(request.header("Accept-Language", "en")).andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains(named).contains("field-errors").doesNotContain("??");
    }

    @Test
    void theApiNamesTheFieldsAndAConflictHasATitleThatFits() throws Exception {
        as("owner");
        json(post("/api/v1/openings"), "{\"microenterprise\": \"%s\"}".formatted(other)).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[*].field", containsInAnyOrder("role", "country", "salaryFrom", "salaryTo", "text", "skills")));
        mvc.perform(post("/api/v1/pool-stays").header("Accept-Language", "en")).andExpect(status().isConflict()).andExpect(jsonPath("$.title").value("Not possible as things stand"))
                .andExpect(jsonPath("$.detail").value("The owner of " + other + " gives up the office first, by an election or a dissolution."));
    }
}
