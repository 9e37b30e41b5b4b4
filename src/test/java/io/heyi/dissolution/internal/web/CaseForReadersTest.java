package io.heyi.dissolution.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionWeb;
import io.heyi.dissolution.Played;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.DissolutionReply;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.dissolution.internal.process.DissolutionVariables;
import io.heyi.dissolution.internal.process.OpeningSteps;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Figure;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Rule;
import io.heyi.dissolution.internal.settlement.Rank;
import io.heyi.dissolution.internal.settlement.SettlementState;
import io.heyi.dissolution.internal.settlement.SettlementView;
import io.heyi.dissolution.internal.settlement.SettlementViews;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.Inbox;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.NextPlaces;
import io.heyi.talent.NextPlaces.Offered;
import io.heyi.tender.Tenders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** What each kind of reader finds in a case, on the home page and among the reasons: waterfall, next places, what to do next. */
@DissolutionWeb
class CaseForReadersTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(7000);
    private static final CurrentUser PLATFORM = user("wang", "platform-owner:food", "platform-owner");

    @Autowired MockMvc mvc;
    @Autowired DissolutionOpening opening;
    @Autowired OpeningSteps openings;
    @Autowired ReasonsToDissolve reasons;
    @Autowired Inbox inbox;
    @Autowired Tenders tenders;
    @Autowired Ledger ledger;
    @Autowired Elections elections;
    @Autowired Microenterprises microenterprises;
    @Autowired SettlementViews settlements;
    @Autowired NextPlaces places;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired Played.Life life;
    private String me;
    private String other;
    private CurrentUser owner;
    private CurrentUser member;
    private CurrentUser employer;

    @BeforeEach
    void twoMicroenterprises() {
        int number = NUMBERS.addAndGet(2);
        clock.now = Instant.parse("2026-06-02T09:00:00Z");
        me = "ME-%04d".formatted(number);
        other = "ME-%04d".formatted(number + 1);
        owner = user("owner-" + number, "me-owner:" + me, "entrepreneur");
        member = user("li-" + number, "me-member:" + me, "entrepreneur");
        employer = user("employer-" + number, "me-owner:" + other, "entrepreneur");
        life.found(me, "owner-" + number, "li-" + number);
        life.found(other, "employer-" + number);
        access.signIn(PLATFORM);
        when(microenterprises.find(me)).thenAnswer(call -> Optional.of(new MicroenterpriseView(me, "Bakery", life.state(me), "food", MicroenterpriseKind.USER, "", "", "owner-" + number, List.of(),
                List.of(), List.of(), "CNY", BigDecimal.ONE, 12, Instant.parse("2024-01-01T00:00:00Z"), null, List.of(), List.of())));
        when(microenterprises.find(anyCollection())).thenAnswer(call -> call.<Collection<String>>getArgument(0).contains(me)
                ? Map.of(me, new MicroenterpriseSummary(me, "Bakery", life.state(me), "food", MicroenterpriseKind.USER, "o", "", 2, clock.now)) : Map.of());
        when(ledger.balances(any())).thenReturn(List.of());
        when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(), 0));
        when(inbox.offeredTo(any(), anyInt())).thenReturn(List.of());
        when(elections.list(any(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(), 0, new PageRequest(0, 20)));
        when(settlements.of(any(), any())).thenReturn(Optional.empty());
        when(places.offersTo(any())).thenReturn(List.of());
    }

    private DissolutionCode opened() {
        var code = ((DissolutionReply.Opened) opening.open(PLATFORM, me, new DissolutionOpening.Request("KILL_CONDITION", "rule 7", "gone", ""))).code();
        openings.open(new DissolutionVariables(code.value(), null, null));
        return code;
    }

    private static SettlementView.Tier tier(Rank rank, String owed, String paid, String lost) {
        var tier = mock(SettlementView.Tier.class);
        when(tier.rank()).thenReturn(rank);
        when(tier.claims()).thenReturn(owed == null ? null : new BigDecimal(owed));
        when(tier.paid()).thenReturn(paid == null ? null : new BigDecimal(paid));
        when(tier.unpaid()).thenReturn(lost == null ? null : new BigDecimal(lost));
        return tier;
    }

    private static SettlementView drawnUp() {
        var tiers = List.of(tier(Rank.WAGES, null, null, null), tier(Rank.OUTSIDE_CREDITORS, "7500", "7500", "0"), tier(Rank.PLATFORM, "1700000", "1500000", "200000"),
                tier(Rank.MEMBERS, "300000", "0", "300000"));
        var flow = mock(SettlementView.Flow.class);
        when(flow.rule()).thenReturn("E17");
        when(flow.available()).thenReturn(new BigDecimal("1507500"));
        when(flow.loss()).thenReturn(new BigDecimal("500000"));
        when(flow.tiers()).thenReturn(tiers);
        var view = mock(SettlementView.class);
        when(view.waterfall()).thenReturn(flow);
        when(view.currency()).thenReturn("CNY");
        when(view.state()).thenReturn(SettlementState.DRAWN_UP);
        return view;
    }

    @Test
    void theCaseShowsWhatEachTierIsOwedPaidAndLosesAndWhoBearsTheLossFirst() throws Exception {
        var code = opened();
        var view = drawnUp();
        when(settlements.of(eq(code), any())).thenReturn(Optional.of(view));
        mvc.perform(get("/api/v1/dissolutions/{code}", code)).andExpect(status().isOk()).andExpect(jsonPath("$.code").value(code.value())).andExpect(jsonPath("$.microenterprise").value(me))
                .andExpect(jsonPath("$.waterfall.tiers[*].rank", contains("WAGES", "OUTSIDE_CREDITORS", "PLATFORM", "MEMBERS")))
                .andExpect(jsonPath("$.waterfall.tiers[0].owed").value((Object) null)).andExpect(jsonPath("$.waterfall.bearers[*].rank", contains("MEMBERS", "PLATFORM")));
        for (var language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            mvc.perform(get("/dissolutions/{code}", code).locale(language)).andExpect(content().string(containsString(language.equals(Locale.ENGLISH) ? "Settlement" : "结算"))).andExpect(status().isOk()).andExpect(content().string(containsString("200,000.00")))
                    .andExpect(content().string(containsString("300,000.00"))).andExpect(content().string(containsString("/dissolutions/" + code + "/settlement")))
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    @Test
    void theSummaryIsMadeOfWhatTheReaderSeesOfTheSettlement() throws Exception {
        var code = opened();
        var view = drawnUp();
        when(settlements.of(code, PLATFORM)).thenReturn(Optional.of(view));
        access.signIn(member);
        mvc.perform(get("/api/v1/dissolutions/{code}", code)).andExpect(jsonPath("$.waterfall").value((Object) null));
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(content().string(not(containsString("200,000.00"))));
    }

    @Test
    void offersAreShownToThePersonWhoMakesThemAndTheCoordinatorAndPlacesToThoseWhoSeeToThem() throws Exception {
        var code = opened();
        when(places.offersTo(any())).thenReturn(List.of(new Offered("OF-0001", new Username(member.username().value()), other, "engineer", false, Instant.parse("2026-06-09T00:00:00Z")),
                new Offered("OF-0002", new Username(owner.username().value()), other, "engineer", true, Instant.parse("2026-06-09T00:00:00Z"))));
        for (var reader : List.of(member, employer, user("hu", "pool-coordinator"))) {
            access.signIn(reader);
            mvc.perform(get("/api/v1/dissolutions/{code}", code)).andExpect(jsonPath("$.next[?(@.person=='%s')].offers[*].code".formatted(member.username())).value("OF-0001"));
            mvc.perform(get("/dissolutions/{code}", code)).andExpect(content().string(containsString("Offer of " + other)));
        }
        for (var reader : List.of(PLATFORM, owner)) {
            access.signIn(reader);
            mvc.perform(get("/api/v1/dissolutions/{code}", code)).andExpect(content().string(not(containsString("OF-0001"))))
                    .andExpect(jsonPath("$.next[?(@.person=='%s')].way".formatted(member.username())).value("POOL"))
                    .andExpect(jsonPath("$.next[?(@.person=='%s')].place".formatted(owner.username())).value(other));
            mvc.perform(get("/dissolutions/{code}", code)).andExpect(content().string(containsString("has a place: " + other))).andExpect(content().string(containsString("enters the talent pool")));
        }
        access.signIn(member);
        mvc.perform(get("/api/v1/dissolutions/{code}", code)).andExpect(jsonPath("$.next.length()").value(1)).andExpect(jsonPath("$.next[0].day").exists());
        access.signIn(employer);
        mvc.perform(get("/api/v1/dissolutions/{code}", code)).andExpect(jsonPath("$.next[0].way").value((Object) null));
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(content().string(containsString("/microenterprises/" + other + "/offers/new?person=" + member.username())))
                .andExpect(content().string(not(containsString("has a place"))));
        access.signIn(user("stranger", "entrepreneur"));
        mvc.perform(get("/api/v1/dissolutions/{code}", code)).andExpect(jsonPath("$.next.length()").value(0));
        access.signIn(owner);
        mvc.perform(get("/dissolutions/{code}", code).locale(Locale.CHINESE)).andExpect(content().string(containsString("新的承诺已冻结"))).andExpect(content().string(not(containsString("??")))).andExpect(content().string(not(containsString("/offers/new"))));
    }

    @Test
    void homeTellsMembersOfTheirCaseAndWhatToDoNext() throws Exception {
        var code = opened();
        access.signIn(member);
        mvc.perform(get("/")).andExpect(content().string(containsString("/dissolutions/" + code))).andExpect(content().string(containsString("Object now if the case was wrongly opened")));
        mvc.perform(get("/").locale(Locale.CHINESE)).andExpect(content().string(containsString("如果案件开启有误，请现在提出异议。"))).andExpect(content().string(not(containsString("??"))));
        access.signIn(employer);
        mvc.perform(get("/")).andExpect(content().string(not(containsString(code.value()))));
    }

    @Test
    void aReasonStandsOnHomeAndInTheApiAndItsButtonOpensTheFormWithRuleAndFigures() throws Exception {
        reasons.stands(me, Trigger.LEADING_MISSED, "Sales (EMC-0001)", Rule.ofPolicy("15", "3"),
                List.of(new Figure("2026-05", "EMC-0001", "Sales", new BigDecimal("800"), new BigDecimal("1000"), new BigDecimal("20.0000")), new Figure("2026-04", "EMC-0001", "Sales", null, new BigDecimal("1000"), new BigDecimal("100"))));
        mvc.perform(get("/api/v1/dissolution-reasons").param("microenterprise", me)).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].figures[0].period").value("2026-05"))
                .andExpect(jsonPath("$.items[0].rule").value(containsString("15 % in 3 months in a row")));
        mvc.perform(get("/api/v1/dissolution-reasons").param("size", "0")).andExpect(status().isUnprocessableEntity());
        var form = "/microenterprises/" + me + "/dissolution?trigger=LEADING_MISSED";
        for (var language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            mvc.perform(get("/").locale(language)).andExpect(content().string(containsString(form))).andExpect(content().string(not(containsString("??"))));
        }
        mvc.perform(get(form).locale(Locale.ENGLISH)).andExpect(status().isOk()).andExpect(content().string(containsString("more than 15 % in 3 months in a row"))).andExpect(content().string(containsString("2026-05: Sales 800, leading value 1000, missed by 20 %")))
                .andExpect(content().string(containsString("not reported")));
        access.signIn(owner);
        mvc.perform(get("/").locale(Locale.ENGLISH)).andExpect(content().string(containsString("Sales (EMC-0001)"))).andExpect(content().string(not(containsString(form))));
        access.signIn(employer);
        mvc.perform(get("/api/v1/dissolution-reasons").param("microenterprise", me)).andExpect(jsonPath("$.total").value(0));
        mvc.perform(get("/")).andExpect(content().string(not(containsString("Sales (EMC-0001)"))));
    }

    @Test
    void theClauseOfItsAgreementIsCitedByTheReasonTheFormAndTheCase() throws Exception {
        when(microenterprises.killClause(me)).thenReturn(Optional.of(new KillClause("5.7", new BigDecimal(15), 3, 18, 3)));
        reasons.stands(me, Trigger.KILL_CONDITION, "Sales (EMC-0001)", new Rule("5.7 (a)", List.of("15", "3")), List.of());
        mvc.perform(get("/api/v1/dissolution-reasons").param("microenterprise", me)).andExpect(jsonPath("$.items[0].clause").value("5.7 (a)"))
                .andExpect(jsonPath("$.items[0].rule").value("Founding agreement 5.7 (a): leading value missed by more than 15 % in 3 months in a row"));
        var form = "/microenterprises/" + me + "/dissolution";
        for (var language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            mvc.perform(get("/").locale(language)).andExpect(content().string(containsString("5.7 (a)"))).andExpect(content().string(not(containsString("??"))));
            mvc.perform(get(form).locale(language)).andExpect(content().string(containsString("5.7 (a)"))).andExpect(content().string(containsString("5.7 (b)"))).andExpect(content().string(not(containsString("??"))));
        }
        mvc.perform(get(form + "?trigger=KILL_CONDITION").locale(Locale.ENGLISH)).andExpect(content().string(containsString("value=\"Founding agreement 5.7 (a)")));
        mvc.perform(post(form).locale(Locale.ENGLISH).param("trigger", "KILL_CONDITION").param("rule", "rule 7").param("reason", "gone")).andExpect(content().string(containsString("cite 5.7 (a), 5.7 (b)")));
        mvc.perform(post(form).param("trigger", "KILL_CONDITION").param("rule", "Founding agreement 5.7 (a), sales").param("reason", "gone")).andExpect(status().is3xxRedirection());
        var code = opening.openCase(me).orElseThrow();
        mvc.perform(get("/dissolutions/" + code)).andExpect(content().string(containsString("Founding agreement 5.7 (a), sales")));
        mvc.perform(get("/api/v1/dissolutions/" + code)).andExpect(jsonPath("$.rule").value("Founding agreement 5.7 (a), sales"));
    }

    @Test
    void theGateThatWasNotPassedIsAskedForAndStandsInTheCaseForThoseInside() throws Exception {
        var form = "/microenterprises/" + me + "/dissolution";
        mvc.perform(post("/api/v1" + form).contentType(MediaType.APPLICATION_JSON).content("{\"trigger\":\"FAILED_GATE\",\"rule\":\"rule 7\",\"reason\":\"gone\"}")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("gate")).andExpect(jsonPath("$.errors[1].field").value("evidence"));
        mvc.perform(post(form).locale(Locale.CHINESE).param("trigger", "FAILED_GATE").param("rule", "rule 7").param("reason", "gone").param("gate", "Stage B")).andExpect(content().string(containsString("value=\"Stage B\"")))
                .andExpect(content().string(containsString("notice-bad"))).andExpect(content().string(not(containsString("??"))));
        mvc.perform(post(form).param("trigger", "FAILED_GATE").param("rule", "rule 7").param("reason", "gone").param("gate", "Stage B <b>").param("evidence", "No user paid")).andExpect(status().is3xxRedirection());
        var code = opening.openCase(me).orElseThrow();
        mvc.perform(get("/dissolutions/" + code).locale(Locale.ENGLISH)).andExpect(content().string(containsString("Stage B &lt;b&gt;"))).andExpect(content().string(containsString("No user paid")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/api/v1/dissolutions/" + code)).andExpect(jsonPath("$.gate.name").value("Stage B <b>"));
    }

    @Test
    void thePageOfTheMicroenterpriseShowsItsReasonsAndTheButtonOnlyToThoseWhoMayOpen() throws Exception {
        me = "ME-9999";
        life.found(me, "owner-9999");
        var founded = Instant.parse("2024-01-01T00:00:00Z");
        when(microenterprises.find(me)).thenReturn(Optional.of(new MicroenterpriseView(me, "Oven", life.state(me), "food", MicroenterpriseKind.USER, "", "", "owner-9999", List.of(), List.of(), List.of(), "CNY",
                BigDecimal.ONE, 12, founded, null, List.of(), List.of())));
        when(microenterprises.find(anyCollection())).thenReturn(Map.of(me, new MicroenterpriseSummary(me, "Oven", life.state(me), "food", MicroenterpriseKind.USER, "o", "", 1, founded)));
        reasons.stands(me, Trigger.CASH_ALLOWANCE, "2026-03-01", Rule.ofPolicy("5000 CNY", "3"), List.of(new Figure("2026-06-02", "", "cash", new BigDecimal("-6000"), new BigDecimal("-5000"), null)));
        access.signIn(user("zhou", "platform-second-owner:food", "platform-owner"));
        mvc.perform(get("/").locale(Locale.ENGLISH)).andExpect(content().string(containsString("me-dissolutions"))).andExpect(content().string(containsString("cash -6000, allowed down to -5000")))
                .andExpect(content().string(containsString("/microenterprises/" + me + "/dissolution?trigger=CASH_ALLOWANCE")));
        mvc.perform(get("/").locale(Locale.CHINESE)).andExpect(content().string(containsString("允许的下限为 -5000"))).andExpect(content().string(not(containsString("??"))));
        access.signIn(user("owner-9999", "me-owner:" + me, "entrepreneur"));
        mvc.perform(get("/").locale(Locale.ENGLISH)).andExpect(content().string(containsString("cash -6000"))).andExpect(content().string(not(containsString("trigger=CASH_ALLOWANCE"))));
        access.signIn(user("stranger", "entrepreneur"));
        mvc.perform(get("/").locale(Locale.ENGLISH)).andExpect(content().string(not(containsString("cash -6000"))));
    }
}
