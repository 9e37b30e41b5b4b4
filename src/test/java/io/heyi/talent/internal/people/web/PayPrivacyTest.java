package io.heyi.talent.internal.people.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.Money;
import io.heyi.talent.internal.people.PeopleWeb;
import io.heyi.talent.internal.people.Salaries;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Personal pay is private (domain.md §1a): page and API show it to nobody else, and nothing else shows it. */
@PeopleWeb
class PayPrivacyTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(6300);
    private static final String FIGURE = "9,876.54";

    @Autowired MockMvc mvc;
    @Autowired FakeAccess access;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;
    @Autowired Salaries salaries;
    @Autowired Lifecycle lifecycle;

    private String oven;
    private Username member;
    private int number;

    @BeforeEach
    void aMemberWhosePayIsSet() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        when(lifecycle.freeze(any(String.class))).thenReturn(Optional.empty());
        number = NUMBERS.incrementAndGet();
        oven = "ME-" + number;
        member = new Username("member-" + number);
        access.signIn(user(member.value(), "entrepreneur", "me-member:" + oven));
        salaries.agree(oven, member, Money.of("9876.54", "CNY"), LocalDate.parse("2026-03-01"), "owner-" + number);
        salaries.agree("ME-OTHER", member, Money.of("7654.32", "CNY"), LocalDate.parse("2026-03-01"), "somebody");
    }

    private CurrentUser reader(String kind) {
        return switch (kind) {
            case "owner" -> user("owner-" + number, "entrepreneur", "me-owner:" + oven);
            case "officer" -> user("officer-" + number, "settlement-officer");
            case "auditor" -> user("auditor-" + number, "auditor");
            case "colleague" -> user("colleague-" + number, "entrepreneur", "me-member:" + oven);
            case "owner of another" -> user("another-" + number, "entrepreneur", "me-owner:ME-1");
            case "platform owner" -> user("platform-" + number, "platform-owner", "platform-owner:food");
            case "coordinator" -> user("coordinator-" + number, "pool-coordinator");
            case "operator" -> user("operator-" + number, "operator", "administrator");
            default -> user("partner-" + number, "external-partner");
        };
    }

    private String page(String language) throws Exception {
        return mvc.perform(get("/people/" + member + "/profile").header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void thePersonSeesAllOfIt() throws Exception {
        mvc.perform(get("/api/v1/people/me/pay")).andExpect(status().isOk()).andExpect(jsonPath("$.salaries", hasSize(2))).andExpect(jsonPath("$.floor.amount").value(6300.00));
        assertThat(mvc.perform(get("/talent/me").header("Accept-Language", "en")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).contains(FIGURE);
        assertThat(audit.events).noneMatch(event -> event.action().equals("people.payRead") && event.actor().equals(member.value()));
    }

    @Test
    void theOfficerSeesAllOfItAndTheHistoryKnows() throws Exception {
        access.signIn(reader("officer"));

        mvc.perform(get("/api/v1/people/" + member + "/pay")).andExpect(status().isOk()).andExpect(jsonPath("$.salaries", hasSize(2)));
        assertThat(page("en")).contains(FIGURE, "7,654.32");
        assertThat(audit.events).anyMatch(event -> event.action().equals("people.payRead") && event.actor().equals(reader("officer").username().value()));
    }

    @Test
    void theOwnerSeesWhatIsPaidInTheOwnMicroenterpriseOnly() throws Exception {
        access.signIn(reader("owner"));

        mvc.perform(get("/api/v1/people/" + member + "/pay")).andExpect(status().isOk()).andExpect(jsonPath("$.salaries", hasSize(1))).andExpect(jsonPath("$.salaries[0].microenterprise").value(oven));
        assertThat(page("en")).contains(FIGURE).doesNotContain("7,654.32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colleague", "owner of another", "platform owner", "coordinator", "operator", "auditor"})
    void nobodyElseInsideSeesIt(String kind) throws Exception {
        access.signIn(reader(kind));

        mvc.perform(get("/api/v1/people/" + member + "/pay")).andExpect(status().isForbidden());
        mvc.perform(put("/api/v1/microenterprises/" + oven + "/members/" + member + "/base-salary").contentType(MediaType.APPLICATION_JSON).content("{\"amount\": \"20000\"}")).andExpect(status().isForbidden());
        mvc.perform(post("/people/" + member + "/base-salary").param("microenterprise", oven).param("amount", "20000")).andExpect(status().isForbidden());
        assertThat(page("en")).doesNotContain(FIGURE, "7,654.32", "pay-head");
        mvc.perform(get("/api/v1/people/" + member + "/profile")).andExpect(status().isOk()).andExpect(jsonPath("$.salaries").doesNotExist());
    }

    @Test
    void somebodyOutsideLearnsNothing() throws Exception {
        access.signIn(reader("partner"));

        mvc.perform(get("/api/v1/people/" + member + "/pay")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/people/" + member + "/profile")).andExpect(status().isNotFound());
        mvc.perform(get("/people/" + member + "/profile")).andExpect(status().isNotFound());
        mvc.perform(post("/people/" + member + "/base-salary").param("microenterprise", oven).param("amount", "20000")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/benchmarks")).andExpect(status().isNotFound());
        mvc.perform(get("/talent/benchmarks")).andExpect(status().isNotFound());
    }

    @Test
    void theHistoryNamesNoFigure() {
        assertThat(audit.events).filteredOn(event -> event.stream().equals(member.value())).isNotEmpty().allSatisfy(event -> assertThat(event.details().toString()).doesNotContain("9876", "7654"));
    }

    @Test
    void theOwnerSetsPayOnThePageAndIsToldTheFloor() throws Exception {
        access.signIn(reader("owner"));

        mvc.perform(post("/people/" + member + "/base-salary").param("microenterprise", oven).param("amount", "10000")).andExpect(status().is3xxRedirection());
        var refused = mvc.perform(post("/people/" + member + "/base-salary").param("microenterprise", oven).param("amount", "100").header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused).contains("6,300.00", "value=\"100\"");
        assertThat(salaries.monthlyBase(oven, LocalDate.parse("2026-03-02"))).containsValue(Money.of("10000", "CNY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "10,000", "-1", "0", "9000.123", "1e5", "9999999999999999", "100"})
    void aSalaryThatIsNoneIsToldAtItsFieldWithWhatWasTyped(String typed) throws Exception {
        access.signIn(reader("owner"));

        refusedAtTheAmount(typed);
    }

    @Test
    void whereNoSalaryMayBeSetNowThatIsToldAtItsFieldToo() throws Exception {
        access.signIn(reader("owner"));
        when(lifecycle.freeze(oven)).thenReturn(Optional.of(new Lifecycle.Freeze(oven, MicroenterpriseState.DISSOLVING, "DC-0001", clock.now)));

        assertThat(refusedAtTheAmount("12000")).contains("DC-0001");
    }

    private String refusedAtTheAmount(String typed) throws Exception {
        var page = mvc.perform(post("/people/" + member + "/base-salary").param("microenterprise", oven).param("amount", typed).param("validFrom", "2026-03-02").header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).containsPattern("is-invalid\"[^>]*name=\"amount\"[^>]*value=\"" + typed + "\"").contains("value=\"2026-03-02\"").doesNotContain("??");
        assertThat(salaries.monthlyBase(oven, LocalDate.parse("2026-03-02"))).containsValue(Money.of("9876.54", "CNY"));
        return page;
    }

    @ParameterizedTest
    @CsvSource({"en, My profile, Benchmarks of roles", "zh-CN, 我的档案, 岗位薪酬基准"})
    void allPagesSpeakBothLanguages(String language, String mine, String benchmarks) throws Exception {
        access.signIn(reader("coordinator"));
        assertThat(page(language)).doesNotContain("??");
        access.signIn(reader("owner"));
        assertThat(page(language)).doesNotContain("??");
        access.signIn(user("both-" + number, "pool-coordinator", "settlement-officer"));
        for (var address : new String[] {"/talent/me", "/talent/benchmarks", "/talent/benchmarks?history=true&country=DE"}) {
            assertThat(mvc.perform(get(address).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
                    .contains(address.equals("/talent/me") ? mine : benchmarks).doesNotContain("??");
        }
    }
}
