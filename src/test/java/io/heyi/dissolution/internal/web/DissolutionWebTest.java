package io.heyi.dissolution.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionWeb;
import io.heyi.dissolution.Played;
import io.heyi.dissolution.internal.DissolutionStore;
import io.heyi.dissolution.internal.process.AlternativeSteps;
import io.heyi.dissolution.internal.process.DissolutionVariables;
import io.heyi.dissolution.internal.process.OpeningSteps;
import io.heyi.dissolution.internal.process.RunDownSteps;
import io.heyi.emc.EmcCode;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.Inbox;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import io.heyi.performance.FakeEmcs;
import io.heyi.replacement.Neighbours;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.tender.Tenders;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@DissolutionWeb
class DissolutionWebTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(600);
    private static final CurrentUser PLATFORM = user("wang", "platform-owner:food", "platform-owner");

    @Autowired MockMvc mvc;
    @Autowired Inbox inbox;
    @Autowired Tenders tenders;
    @Autowired Ledger ledger;
    @Autowired Elections elections;
    @Autowired Microenterprises microenterprises;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired Played.Life life;
    @Autowired Played.Books books;
    @Autowired FakeEmcs emcs;
    @Autowired DissolutionStore store;
    @Autowired OpeningSteps openings;
    @Autowired AlternativeSteps alternatives;
    @Autowired RunDownSteps runDown;
    @Autowired ProcessInstances instances;
    @Autowired Played.Leavings leavings;
    @Autowired TransactionTemplate transaction;
    private String me;
    private CurrentUser member;

    @BeforeEach
    void aMicroenterprise() {
        int number = NUMBERS.incrementAndGet();
        me = "ME-%04d".formatted(number);
        member = user("li-" + number, "me-member:" + me, "entrepreneur");
        life.found(me, "owner-" + number, "li-" + number);
        access.signIn(PLATFORM);
        when(microenterprises.find(me)).thenAnswer(call -> Optional.of(new MicroenterpriseView(me, "Food <b>", life.state(me), "food", MicroenterpriseKind.USER, "", "", "owner-" + number, List.of(),
                List.of(), List.of(), "CNY", BigDecimal.ONE, 12, clock.now, null, List.of(), List.of())));
        when(ledger.balances(any())).thenReturn(List.of());
        when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(), 1));
        when(inbox.offeredTo(any(), anyInt())).thenReturn(List.of());
        when(elections.list(any(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(), 0, new PageRequest(0, 20)));
    }

    private ResultActions open(String body) throws Exception {
        return mvc.perform(post("/api/v1/microenterprises/{me}/dissolution", me).header("Idempotency-Key", "k-" + me).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private DissolutionCode opened() throws Exception {
        open("{\"trigger\":\"KILL_CONDITION\",\"rule\":\"rule 7\",\"reason\":\"orders are gone\"}").andExpect(status().isCreated());
        return store.open(me).orElseThrow();
    }

    @Test
    void thePlatformOpensACaseByTheApiAndARepeatGivesTheSame() throws Exception {
        var code = opened();
        open("{\"trigger\":\"KILL_CONDITION\",\"rule\":\"rule 7\",\"reason\":\"orders are gone\"}").andExpect(status().isCreated()).andExpect(header().string("Location", containsString(code.value())));
        mvc.perform(get("/api/v1/dissolutions/{code}", code)).andExpect(status().isOk()).andExpect(jsonPath("$.microenterprise").value(me)).andExpect(jsonPath("$.frozen").value(true))
                .andExpect(jsonPath("$.checklist[0].kind").value("bid"));
        mvc.perform(get("/api/v1/dissolutions").param("microenterprise", me)).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(1));
    }

    @Test
    void aMergerThatThereIsNotCannotBeGivenUp() throws Exception {
        var code = opened();
        mvc.perform(post("/api/v1/dissolutions/{code}/merger-end", code).contentType(MediaType.APPLICATION_JSON).content("{}")).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        mvc.perform(post("/api/v1/dissolutions/{code}/merger-end", code).contentType(MediaType.APPLICATION_JSON).content("{\"reason\":\"it ends\"}")).andExpect(status().isConflict());
        mvc.perform(post("/dissolutions/{code}/merger-end", code).param("reason", " ").locale(Locale.ENGLISH)).andExpect(content().string(containsString("error-links")));
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(content().string(not(containsString("merger-end"))));
        access.signIn(member);
        mvc.perform(post("/api/v1/dissolutions/{code}/merger-end", code).contentType(MediaType.APPLICATION_JSON).content("{\"reason\":\"it ends\"}")).andExpect(status().isForbidden());
    }

    @Test
    void whatIsWrongIsNamedAndChangesNothing() throws Exception {
        open("{\"trigger\":\"BORED\"}").andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("trigger"))).andExpect(content().string(containsString("reason")));
        access.signIn(member);
        open("{\"trigger\":\"KILL_CONDITION\",\"rule\":\"rule 7\",\"reason\":\"x\"}").andExpect(status().isForbidden());
        mvc.perform(get("/api/v1/dissolutions").param("microenterprise", me)).andExpect(jsonPath("$.total").value(0));
        mvc.perform(get("/api/v1/dissolutions/DC-9999")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/dissolutions").param("status", "x")).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void thePageShowsWhyWhatIsOpenAndLetsAMemberObjectAndPropose() throws Exception {
        var code = opened();
        openings.open(new DissolutionVariables(code.value(), null, null));
        access.signIn(member);
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(status().isOk()).andExpect(content().string(containsString("Food &lt;b&gt;"))).andExpect(content().string(containsString("rule 7")))
                .andExpect(content().string(containsString("/objection"))).andExpect(content().string(not(containsString("??"))));
        mvc.perform(post("/dissolutions/{code}/objection", code)).andExpect(status().isOk()).andExpect(content().string(containsString("notice-bad")));
        mvc.perform(post("/dissolutions/{code}/objection", code).param("reason", "another rule")).andExpect(redirectedUrl("/dissolutions/" + code));
        alternatives.callForAlternatives(new DissolutionVariables(code.value(), null, null));
        mvc.perform(post("/dissolutions/{code}/alternatives", code).param("kind", "NEW_OWNER").param("reason", "we elect")).andExpect(redirectedUrl("/dissolutions/" + code));
        mvc.perform(get("/dissolutions/{code}", code).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(status().isOk()).andExpect(content().string(containsString("we elect")))
                .andExpect(content().string(containsString("新的承诺已冻结"))).andExpect(content().string(not(containsString("New commitments"))))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void anOutsidePartnerFindsACaseOnlyByItsNotice() throws Exception {
        var code = opened();
        access.signIn(user("chef-li", "external-partner"));
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(status().isNotFound());
        mvc.perform(get("/dissolutions")).andExpect(status().isOk()).andExpect(content().string(not(containsString(code.value()))));

        var emc = new EmcCode("EMC-8602");
        emcs.add(emc, Neighbours.cooking(me), YearMonth.of(2026, 1));
        var in = new DissolutionVariables(code.value(), null, null);
        alternatives.callForAlternatives(in);
        alternatives.closeProposals(in);
        runDown.giveNotice(in);
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(status().isOk()).andExpect(content().string(containsString("/acknowledgement"))).andExpect(content().string(not(containsString("rule 7"))));
        mvc.perform(get("/dissolutions")).andExpect(content().string(containsString(code.value())));
        emcs.leave(emc, me, YearMonth.of(2026, 3));
    }

    @Test
    void aCreditorFromOutsideFindsTheCaseOfHisClaimAndNothingOfWhatIsSaidInside() throws Exception {
        var code = opened();
        access.signIn(user("creditor-li", "external-partner"));
        books.openTo.add("creditor-li");
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(status().isOk()).andExpect(content().string(not(containsString("rule 7"))));
        books.openTo.remove("creditor-li");
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(status().isNotFound());
    }

    @Test
    void everyStepOfACaseCanBeLookedAt() throws Exception {
        var code = opened();
        var in = new DissolutionVariables(code.value(), null, null);
        alternatives.callForAlternatives(in);
        alternatives.closeProposals(in);
        runDown.giveNotice(in);
        access.signIn(PLATFORM);
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(status().isOk()).andExpect(content().string(containsString("/acknowledgement"))).andExpect(content().string(not(containsString("??"))));
        mvc.perform(post("/dissolutions/{code}/acknowledgement", code)).andExpect(redirectedUrl("/dissolutions/" + code));
        mvc.perform(get("/dissolutions")).andExpect(status().isOk()).andExpect(content().string(containsString(code.value())));
    }

    @Test
    void thePageOfAMicroenterpriseLeadsToTheFormForThoseWhoMayOpen() throws Exception {
        mvc.perform(get("/microenterprises/{me}/dissolution", me)).andExpect(status().isOk()).andExpect(content().string(containsString("KILL_CONDITION")))
                .andExpect(content().string(not(containsString("LEADING_MISSED"))));
        mvc.perform(post("/microenterprises/{me}/dissolution", me).param("trigger", "KILL_CONDITION")).andExpect(status().isOk()).andExpect(content().string(containsString("notice-bad")));
        mvc.perform(post("/microenterprises/{me}/dissolution", me).param("trigger", "KILL_CONDITION").param("rule", "rule 7").param("reason", "gone")).andExpect(redirectedUrlPattern("/dissolutions/DC-*"));
        access.signIn(user("stranger", "entrepreneur"));
        mvc.perform(get("/microenterprises/{me}/dissolution", me)).andExpect(status().isForbidden());
    }

    @Test
    void theDiagramMarksTheWaitForSubstitutesBesideTheOtherBranchesUntilItsPartsAreGone() throws Exception {
        leavings.partyTo(me, new EmcCode("EMC-8601"));
        var code = opened();
        var in = new DissolutionVariables(code.value(), null, null);
        alternatives.callForAlternatives(in);
        alternatives.closeProposals(in);
        runDown.giveNotice(in);
        runDown.depart(in);
        when(instances.byBusinessKey("me-dissolution", code.value())).thenReturn(Optional.of(new InstanceView("me-dissolution", 1, 1, 1, false,
                List.of("userTask_WriteLessons", "receiveTask_WaitForSubstitutes"), List.of("serviceTask_Depart"), "")));
        access.signIn(PLATFORM);
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(content().string(containsString("data-active-elements=\"userTask_WriteLessons receiveTask_WaitForSubstitutes\"")));

        transaction.executeWithoutResult(status -> {
            var found = store.lock(code);
            found.departed();
            store.save(found);
        });
        mvc.perform(get("/dissolutions/{code}", code)).andExpect(content().string(containsString("data-active-elements=\"userTask_WriteLessons\"")))
                .andExpect(content().string(containsString("data-done-elements=\"serviceTask_Depart receiveTask_WaitForSubstitutes\"")));
    }
}
