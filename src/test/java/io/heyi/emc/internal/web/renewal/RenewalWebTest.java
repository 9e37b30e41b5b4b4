package io.heyi.emc.internal.web.renewal;

import static io.heyi.emc.ContractFixtures.aContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView;
import io.heyi.emc.internal.contract.Redline;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.renewal.Dispute;
import io.heyi.emc.internal.renewal.Member;
import io.heyi.emc.internal.renewal.RenewalBoard;
import io.heyi.emc.internal.renewal.RenewalBoard.Status;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalOutcome;
import io.heyi.emc.internal.renewal.RenewalReply;
import io.heyi.emc.internal.renewal.RenewalSchedule;
import io.heyi.emc.internal.renewal.RenewalService;
import io.heyi.emc.internal.renewal.RenewalStep;
import io.heyi.emc.internal.renewal.RenewalView;
import io.heyi.emc.internal.renewal.RenewalView.ConfirmationView;
import io.heyi.emc.internal.renewal.RenewalView.FigureView;
import io.heyi.emc.internal.renewal.RenewalView.NodeView;
import io.heyi.emc.internal.renewal.RenewalView.ProposalView;
import io.heyi.emc.internal.renewal.Reward;
import io.heyi.emc.internal.renewal.Settlement;
import io.heyi.emc.internal.renewal.WaitsOn;
import io.heyi.emc.internal.renewal.Wish;
import io.heyi.emc.internal.sharing.Sharing;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The board, the page of a renewal and the lead's draft, in both languages, with what the API answers. */
@SpringBootTest(classes = RenewalWebTest.Application.class)
@AutoConfigureMockMvc
class RenewalWebTest {

    @SpringBootConfiguration
    @AutoConfigureWebMvc
    @EnableWebSecurity
    @ComponentScan({"io.heyi.web.internal", "io.heyi.emc.internal.web.renewal"})
    @Import(Head.class)
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    /** Stands for the page of an EMC, whose head shows the renewal. */
    @Controller
    static class Head {

        private final RenewalPart part;

        Head(RenewalPart part) {
            this.part = part;
        }

        @GetMapping("/head")
        String head(Model model) {
            var emc = new EmcView(EMC, EmcState.ACTIVE, aContract().build(), OVEN, null, MONTH, List.of(), List.of(), List.of(), "p", NOW, 1);
            model.addAttribute("block", part.model(emc, null).orElseThrow());
            return part.fragment();
        }
    }

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final EmcCode EMC = new EmcCode("EMC-0001");
    private static final ActorId OVEN = new ActorId("ME-0001");
    private static final ActorId CHEF = new ActorId("partner-chef");
    private static final String PATH = "/renewals/EMC-0001/2026-11";

    @Autowired MockMvc mvc;
    @MockitoBean Access access;
    @MockitoBean RenewalService renewals;
    @MockitoBean RenewalBoard board;
    @MockitoBean RenewalSchedule schedule;
    @MockitoBean Parties parties;
    @MockitoBean ProcessInstances instances;
    @MockitoBean AuditTrail audit;

    private final ContractTerms terms = aContract().build();
    private boolean tiered;

    @BeforeEach
    void somebodyIsSignedIn() {
        signIn(Role.ENTREPRENEUR);
        when(access.people(anyCollection())).thenReturn(Map.of());
        when(access.nameOf(any())).thenCallRealMethod();
        when(schedule.periodEnd(any())).thenReturn(Instant.parse("2026-11-30T16:00:00Z"));
        when(board.usualPeriod()).thenReturn(MONTH);
        when(parties.find(anyCollection())).thenReturn(Map.of());
        when(instances.byBusinessKey(anyString(), anyString())).thenReturn(Optional.empty());
        when(instances.currentDiagram(anyString())).thenReturn(Optional.of("<bpmn/>"));
        when(audit.entries(anyString(), any())).thenReturn(PageOf.of(List.of(new AuditEntry(1, "EMC-0001/2026-11", 1, NOW, "system", "emc.renewal.figuresFrozen", Map.of(), "", "")), 1, PageRequest.first()));
    }

    private void signIn(Role role) {
        when(access.currentUser()).thenReturn(new CurrentUser(new Username("entrepreneur-01"), "Mx", Set.of(role), Set.of(), Set.of(role.roleName()), "s"));
    }

    private RenewalView view(RenewalStep step, RenewalOutcome outcome, boolean lead) {
        var dispute = new Dispute("1", new FigureId("ME-0002", "orders"), new BigDecimal("120"), List.of(new Dispute.Raised(CHEF, "partner-chef", "too low <b>", new BigDecimal("150"), NOW)),
                false, Dispute.State.CORRECTED, new Dispute.Word("accept", "entrepreneur-01", "seen", NOW), null, null, null, null, new BigDecimal("150"), true);
        var next = terms.withNodes(terms.nodes().stream().filter(node -> !node.actor().equals(CHEF)).toList());
        return new RenewalView("EMC-0001/2026-11", EMC, MONTH, MONTH.plusMonths(1), "Smart cooking", step, outcome, WaitsOn.LEAD, List.of("ME-0001"), outcome == null ? NOW : null, NOW, NOW, NOW, NOW,
                outcome == null ? null : NOW, terms.nodes().stream().map(n -> new Member(n.actor(), n.name(), n.tier(), n.lead())).toList(), OVEN, "CNY",
                List.of(new FigureView("EMC-0001", "Smart cooking", "profit", "Profit", "CNY", BigDecimal.ONE, BigDecimal.TWO, BigDecimal.TEN, new BigDecimal("1234.50"), new BigDecimal("98.2"), false,
                        "till", "entrepreneur-02", 12, BigDecimal.ONE), new FigureView("ME-0002", "Food", "orders", "Orders", "pcs", null, null, null, null, null, true, null, null, null, null)),
                List.of(new NodeView(OVEN, "Oven", new BigDecimal("98.2"), new BigDecimal("3.0"), new BigDecimal("3.2"), false, new BigDecimal("100.00"), null), new NodeView(CHEF, "Chef", null,
                        new BigDecimal("3.0"), new BigDecimal("2.8"), true, null, null),
                        new NodeView(new ActorId("ME-0009"), "Former baker", null, null, null, false, new BigDecimal("7.00"), LocalDate.of(2026, 11, 12))),
                new Reward("sharing-1", "CNY", null, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, List.of(new Sharing.Amount("ME-0001", BigDecimal.ONE))), List.of(dispute),
                List.of(new Wish(CHEF, "partner-chef", "more", new BigDecimal("12"), false, NOW), new Wish(OVEN, "p", "bye", null, true, NOW)), 1,
                new ProposalView(1, "entrepreneur-01", NOW, true, false, next, "abc", "look at it", true, Redline.between(terms, next)),
                Arrays.stream(new String[] {"CONFIRM", "OBJECT", "LEAVE", "LEAVES", "ASKED", "SILENT"}).map(state -> new ConfirmationView(CHEF, "Chef", state, "partner-chef", NOW, "because")).toList(),
                outcome == null ? null : new Settlement(true, outcome, "changed", List.of()), 3, null, terms, lead ? draft() : null, lead ? terms : null, lead ? List.of(OVEN) : List.of(OVEN, CHEF), lead ? List.of(OVEN) : List.of(OVEN, CHEF), lead,
                true, true, lead, "a step failed");
    }

    private ContractTerms draft() {
        var space = tiered ? new ContractTerms.ShareSpace(null, List.of(new BigDecimal("30"), new BigDecimal("50"))) : terms.shareSpace();
        return new ContractTerms(terms.title(), terms.userScenario(), terms.goal(), terms.type(), terms.platform(), terms.parent(), terms.currency(), terms.governance(), terms.goals(),
                space, terms.reinvestmentPercent(), terms.split(), terms.places(), terms.nodes(), terms.terminationConditions());
    }

    private void shown(RenewalView view) {
        when(renewals.find(any(), eq(new RenewalId(EMC, MONTH)))).thenReturn(Optional.of(view));
    }

    private MockHttpServletResponse page(String path, Locale locale) throws Exception {
        return mvc.perform(get(path).locale(locale).with(user("entrepreneur-01"))).andReturn().getResponse();
    }

    private String good(String path, Locale locale) throws Exception {
        var response = page(path, locale);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return response.getContentAsString();
    }

    @Test
    void theDiagramMarksEveryStepThatIsOpenAndLeadsOnlyOperatorsToOperate() throws Exception {
        shown(view(RenewalStep.CONFIRMING, null, false));
        when(instances.byBusinessKey(anyString(), anyString())).thenReturn(Optional.of(new ProcessInstances.InstanceView("emc-contract-renewal", 1, 2, 3, false,
                List.of("userTask_A", "userTask_B"), List.of("startEvent_C", "serviceTask_D"), "https://operate.example/1")));

        signIn(Role.ENTREPRENEUR);
        assertThat(good("/renewals/EMC-0001/2026-11", Locale.ENGLISH)).contains("data-active-elements=\"userTask_A userTask_B\"", "data-done-elements=\"startEvent_C serviceTask_D\"", "Where it stands")
                .doesNotContain("operate.example");
        signIn(Role.OPERATOR);
        assertThat(good("/renewals/EMC-0001/2026-11", Locale.CHINESE)).contains("https://operate.example/1", "在 Operate 中打开");
    }

    private RenewalBoard.Counts counts() {
        var byStatus = new EnumMap<Status, Long>(Status.class);
        Arrays.stream(Status.values()).forEach(status -> byStatus.put(status, 1L));
        return new RenewalBoard.Counts(MONTH, 13, 1, 8, 3, 1, 2, byStatus, Map.of(WaitsOn.LEAD, 5L));
    }

    private void boardShows() {
        boardShows(PageOf.of(Arrays.stream(Status.values()).map(status -> new RenewalBoard.Row(EMC, MONTH, "Smart cooking", status, WaitsOn.LEAD,
                status == Status.PROPOSING ? List.of("ME-0001", "platform-owner:food", "administrator") : List.of(), NOW, status == Status.FAILED, status == Status.NOT_STARTED ? null : NOW,
                status.isDone() ? NOW : null, status == Status.FAILED ? "broken" : null)).toList(), 13, PageRequest.first()));
    }

    private void boardShows(PageOf<RenewalBoard.Row> rows) {
        when(board.look(any(), any(), any(), any())).thenReturn(new RenewalBoard.Look(counts(), rows));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theBoardShowsEveryNumberAndWhatIsBehindIt(String language) throws Exception {
        boardShows();
        signIn(Role.OPERATOR);
        var html = good("/renewals", Locale.forLanguageTag(language));
        assertThat(html).contains("data-count=\"inForce\">13<", "data-count=\"failed\">1<", "data-count=\"late\">2<", "broken", PATH).doesNotContain("??");
    }

    @Test
    void theBoardAnswersByApiAndRefusesNonsense() throws Exception {
        boardShows();
        assertThat(good("/api/v1/renewals?period=2026-11&status=PROPOSING", Locale.ENGLISH)).contains("\"inForce\":13", "\"PROPOSING\":1");
        assertThat(page("/api/v1/renewals?period=November", Locale.ENGLISH).getStatus()).isEqualTo(422);
        assertThat(page("/api/v1/renewals?status=WHATEVER", Locale.ENGLISH).getStatus()).isEqualTo(422);
        assertThat(page("/api/v1/renewals?size=100000", Locale.ENGLISH).getStatus()).isEqualTo(422);
    }

    @ParameterizedTest
    @EnumSource(RenewalStep.class)
    void thePageOfARenewalTellsWhereItStands(RenewalStep step) throws Exception {
        shown(view(step, step == RenewalStep.ENDED ? RenewalOutcome.RENEWED : null, step.ordinal() % 2 == 0));
        assertThat(good(PATH, Locale.ENGLISH)).contains("Smart cooking", "too low &lt;b&gt;", "look at it", "<del>", "a step failed").doesNotContain("??");
        assertThat(good(PATH, Locale.CHINESE)).doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource(RenewalOutcome.class)
    void thePageTellsHowItEnded(RenewalOutcome outcome) throws Exception {
        shown(view(RenewalStep.ENDED, outcome, false));
        assertThat(good(PATH, Locale.ENGLISH)).doesNotContain("??");
    }

    @Test
    void thePageOfAnEmcLeadsToItsRenewal() throws Exception {
        shown(view(RenewalStep.PROPOSING, null, false));
        assertThat(good("/head", Locale.ENGLISH)).contains(PATH, "Lead proposes").doesNotContain("??");
    }

    @Test
    void whatIsUnknownIsNotFound() throws Exception {
        when(renewals.find(any(), any())).thenReturn(Optional.empty());
        for (var path : List.of("/renewals/EMC-0001/2026-10", "/renewals/EMC-1/2026-10", "/renewals/EMC-0001/2026-13", "/api/v1/renewals/EMC-0001/2026-10", "/renewals/EMC-0001/2026-10/diagram")) {
            assertThat(page(path, Locale.ENGLISH).getStatus()).as(path).isEqualTo(404);
        }
    }

    private String sent(String path, String... namesAndValues) throws Exception {
        var request = post(path).locale(Locale.ENGLISH).with(user("entrepreneur-01")).with(csrf());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        var response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return response.getContentAsString();
    }

    /** Every fault in the summary leads to something on the page. */
    private static void assertLinked(String html) {
        var links = Pattern.compile("href=\"#(f-[^\"]*)\"").matcher(html).results().map(link -> link.group(1)).toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(html).contains("id=\"" + link + "\""));
    }

    @Test
    void theLeadEditsItsDraftAndNobodyElse() throws Exception {
        shown(view(RenewalStep.PROPOSING, null, true));
        assertThat(good(PATH + "/terms", Locale.ENGLISH)).contains("nodes.ME-0001.ratioPercent", "nodes.ME-0002.drop", "nodes.ME-0002.targets.orders.grab").doesNotContain("??");
        assertThat(good(PATH + "/terms", Locale.CHINESE)).doesNotContain("??");
        when(renewals.draft(any(), any(), any())).thenReturn(new RenewalReply.Done());
        assertThat(mvc.perform(post(PATH + "/terms").param("nodes.ME-0001.ratioPercent", "41").with(user("entrepreneur-01")).with(csrf())).andReturn().getResponse().getRedirectedUrl()).isEqualTo(PATH);

        shown(view(RenewalStep.PROPOSING, null, false));
        assertThat(page(PATH + "/terms", Locale.ENGLISH).getStatus()).isEqualTo(403);
    }

    @Test
    void everyFaultOfADraftLeadsToItsField() throws Exception {
        shown(view(RenewalStep.PROPOSING, null, true));
        var wrong = sent(PATH + "/terms", "nodes.ME-0001.ratioPercent", "a lot", "goals.profit.grab", "much");
        assertThat(wrong).contains("value=\"a lot\"", "Not a number", "id=\"f-goals-profit-grab-errors\"", "aria-invalid=\"true\"");
        assertLinked(wrong);

        when(renewals.draft(any(), any(), any())).thenReturn(new RenewalReply.Invalid(Stream.of("nodes[1].ratioPercent", "nodes[1].targets[0].grab", "goals[0].bottom", "shareSpace.percent",
                "shareSpace.tiers[0]", "nodes", "goals", "nodes[2].actor", "title", "reinvestmentPercent").map(field -> FieldError.of(field, "emc.error.missing")).toList()));
        var refused = sent(PATH + "/terms", "nodes.ME-0002.drop", "true");
        assertLinked(refused);
        assertThat(refused).as("the second of those that stay").contains("href=\"#f-nodes-partner-chef-ratioPercent\"", "href=\"#f-nodes-partner-chef-targets-orders-grab\"",
                "id=\"f-nodes-partner-chef-targets-orders-grab-errors\"", "href=\"#f-goals-profit-bottom\"", "href=\"#f-terms\"");
    }

    @Test
    void figuresNeverLandOnAnotherMemberWhenOneHasLeftMeanwhile() throws Exception {
        shown(view(RenewalStep.PROPOSING, null, true));
        var gone = sent(PATH + "/terms", "nodes.ME-0009.ratioPercent", "77", "nodes.partner-chef.ratioPercent", "12");
        assertThat(gone).contains("ME-0009 is no longer among the members").doesNotContain("\"77\"");
        assertLinked(gone);
        verify(renewals, never()).draft(any(), any(), any());

        when(renewals.draft(any(), any(), any())).thenReturn(new RenewalReply.Done());
        mvc.perform(post(PATH + "/terms").param("nodes.partner-chef.ratioPercent", "12").with(user("x")).with(csrf()));
        verify(renewals).draft(any(), any(), argThat(next -> next.node(CHEF).orElseThrow().ratioPercent().equals(new BigDecimal("12"))
                && next.node(OVEN).orElseThrow().ratioPercent().equals(terms.node(OVEN).orElseThrow().ratioPercent())));
    }

    @Test
    void anEqualSplitTakesNoRatiosAndTheLeadMayChangeIt() throws Exception {
        shown(view(RenewalStep.PROPOSING, null, true));
        when(renewals.draft(any(), any(), any())).thenReturn(new RenewalReply.Done());
        mvc.perform(post(PATH + "/terms").param("split", "EQUAL").param("nodes.partner-chef.ratioPercent", "12").with(user("x")).with(csrf()));
        verify(renewals).draft(any(), any(), argThat(next -> next.split() == ContractTerms.Split.EQUAL && next.nodes().stream().allMatch(node -> node.ratioPercent() == null)));
    }

    @Test
    void bothRatesOfATieredShareSpaceCanBeChanged() throws Exception {
        tiered = true;
        shown(view(RenewalStep.PROPOSING, null, true));
        assertThat(good(PATH + "/terms", Locale.ENGLISH)).contains("name=\"tierBelow\"", "name=\"tierAbove\"").doesNotContain("name=\"shareSpace\"");
        when(renewals.draft(any(), any(), any())).thenReturn(new RenewalReply.Done());
        mvc.perform(post(PATH + "/terms").param("tierAbove", "55").with(user("x")).with(csrf()));
        verify(renewals).draft(any(), any(), argThat(next -> next.shareSpace().tiers().equals(List.of(new BigDecimal("30"), new BigDecimal("55")))));
    }

    @Test
    void whatWasTypedStaysAndEveryFaultOfADisputeOrWishLeadsToItsField() throws Exception {
        shown(view(RenewalStep.DISPUTABLE, null, false));
        when(renewals.dispute(any(), any(), any(), any(), any(), any())).thenReturn(new RenewalReply.Invalid(List.of(FieldError.of("metric", "emcrenewal.error.disputedBefore"),
                FieldError.of("reason", "emcrenewal.error.reasonMissing"))));
        var dispute = sent(PATH + "/disputes", "party", "partner-chef", "figure", "ME-0002/orders");
        assertLinked(dispute);
        assertThat(dispute).contains("href=\"#f-figure\"", "id=\"f-figure-errors\"", "value=\"partner-chef\" selected=\"selected\"");
        when(renewals.wish(any(), any(), any(), any(), any(), anyBoolean())).thenReturn(new RenewalReply.Invalid(List.of(FieldError.of("text", "emcrenewal.error.textMissing"))));
        var wish = sent(PATH + "/wishes", "actor", "partner-chef", "leave", "true", "ratioPercent", "7");
        assertLinked(wish);
        assertThat(wish).contains("value=\"partner-chef\" selected=\"selected\"", "value=\"7\"").containsPattern("id=\"f-leave\"[^>]*checked");
    }

    @Test
    void whoActsForSeveralPartiesNamesOne() throws Exception {
        shown(view(RenewalStep.DISPUTABLE, null, false));
        assertThat(mvc.perform(post("/api/v1" + PATH + "/wishes").contentType("application/json").content("{\"text\":\"t\"}").with(user("x")).with(csrf())).andReturn()
                .getResponse().getStatus()).isEqualTo(422);
    }

    @Test
    void newsIsOfferedAndNothingIsTakenAway() throws Exception {
        shown(view(RenewalStep.DISPUTABLE, null, false));
        var seen = Pattern.compile("news\\?seen=([^\"]*)\"").matcher(good(PATH, Locale.ENGLISH)).results().findFirst().orElseThrow().group(1);
        assertThat(page(PATH + "/news?seen=" + seen, Locale.ENGLISH).getStatus()).isEqualTo(204);
        var news = page(PATH + "/news?seen=other", Locale.ENGLISH);
        assertThat(news.getStatus()).as("htmx stops asking").isEqualTo(286);
        assertThat(news.getHeader("HX-Refresh")).isNull();
        assertThat(news.getContentAsString()).contains("href=\"" + PATH + "\"", "Something has changed");
    }

    @Test
    void theBoardAsksForThePageThatItShows() throws Exception {
        boardShows(PageOf.of(List.of(new RenewalBoard.Row(EMC, MONTH, "Smart cooking", Status.FAILED, WaitsOn.LEAD, List.of(), NOW, false, NOW,
                null, "broken")), 80, new PageRequest(2, 25)));
        assertThat(good("/renewals?period=2026-11&page=2", Locale.ENGLISH)).contains("hx-get=\"/renewals?period=2026-11&amp;page=2\"", "id=\"row-EMC-0001\"").doesNotContain("broken");
    }

    @Test
    void disputesAndWishesAreAnsweredInWords() throws Exception {
        shown(view(RenewalStep.DISPUTABLE, null, false));
        when(renewals.dispute(any(), any(), eq(CHEF), eq(new FigureId("ME-0002", "orders")), eq("why"), any())).thenReturn(new RenewalReply.Done());
        assertThat(mvc.perform(post(PATH + "/disputes").param("party", "partner-chef").param("figure", "ME-0002/orders").param("reason", "why").with(user("x")).with(csrf())).andReturn().getResponse()
                .getRedirectedUrl()).isEqualTo(PATH);
        assertThat(mvc.perform(post(PATH + "/disputes").param("party", "partner-chef").param("figure", "ME-0002/orders").param("reason", "why").param("claimedValue", "much").with(user("x"))
                .with(csrf())).andReturn().getResponse().getContentAsString()).contains("Not a number");
        when(renewals.wish(any(), any(), any(), any(), any(), eq(true))).thenReturn(new RenewalReply.NotAllowed("emcrenewal.refusal.notYourParty"));
        assertThat(mvc.perform(post(PATH + "/wishes").param("actor", "ME-0001").param("leave", "true").with(user("x")).with(csrf())).andReturn().getResponse().getStatus()).isEqualTo(403);
        when(renewals.wish(any(), any(), any(), any(), any(), eq(false))).thenReturn(new RenewalReply.TooLate("emcrenewal.refusal.tooLate", List.of()));
        assertThat(mvc.perform(post("/api/v1" + PATH + "/wishes").contentType("application/json").content("{\"actor\":\"ME-0001\",\"text\":\"t\"}").with(user("x")).with(csrf())).andReturn()
                .getResponse().getStatus()).isEqualTo(409);
    }
}
