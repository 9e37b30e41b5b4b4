package io.heyi.microenterprise.internal;

import static io.heyi.microenterprise.internal.FoundingPlay.at;
import static io.heyi.microenterprise.internal.FoundingPlay.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.TaskType;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestSource;
import io.heyi.interest.PlayedInterests;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalSummary;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.orchestration.ProcessCases;
import io.heyi.orchestration.TryLater;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@FoundingModule
class FoundingModuleTest {

    @Autowired FoundingPlay play;
    @Autowired Proposals proposals;
    @Autowired Microenterprises microenterprises;
    @Autowired Ledger ledger;
    @Autowired TownPeople people;
    @Autowired FoundingModule.SentMessages messages;
    @Autowired FakeNeighbours.RecordedAudit audit;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired FoundingPolicy policy;
    @Autowired @Qualifier("foundingCases") ProcessCases cases;
    @Autowired PlayedInterests interests;
    @Autowired InterestsInMicroenterprises known;

    @AfterEach
    void nobodyHasAnInterest() {
        interests.forget();
    }

    private ProposalView view(String reader, ProposalId id) {
        return proposals.find(people.as(reader), id, Locale.ENGLISH).orElseThrow();
    }

    // --- the whole way

    @Test
    void aSignedProposalBecomesAMicroenterpriseWithBalancedBooks() {
        var id = play.signed("entrepreneur-01", "entrepreneur-02", "1700000", "280000");

        var code = play.provisioned(id);

        var me = microenterprises.find(code).orElseThrow();
        assertThat(me.state()).isEqualTo(MicroenterpriseState.RUNNING);
        assertThat(me.members()).extracting("username", "role")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("entrepreneur-01", "OWNER"), org.assertj.core.groups.Tuple.tuple("entrepreneur-02", "MEMBER"));
        assertThat(me.rights()).extracting("right", "holder").containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("DECISION", "entrepreneur-01"),
                org.assertj.core.groups.Tuple.tuple("PERSONNEL", "entrepreneur-01"), org.assertj.core.groups.Tuple.tuple("DISTRIBUTION", "entrepreneur-01"));
        assertThat(me.history()).extracting("state").containsExactly(MicroenterpriseState.FOUNDING, MicroenterpriseState.RUNNING);
        // E17: members 300,000 first in the loss order, platform 1,700,000 after them
        assertThat(me.balances()).extracting("account", "holder", "amount", "lossOrder").containsExactly(
                org.assertj.core.groups.Tuple.tuple("cash", "", new BigDecimal("2000000.00"), 0),
                org.assertj.core.groups.Tuple.tuple("capital", "member:entrepreneur-01", new BigDecimal("20000.00"), 1),
                org.assertj.core.groups.Tuple.tuple("capital", "member:entrepreneur-02", new BigDecimal("280000.00"), 1),
                org.assertj.core.groups.Tuple.tuple("capital", "platform:food", new BigDecimal("1700000.00"), 2));
        assertThat(people.relationsOf(new Username("entrepreneur-01"))).extracting("objectId").contains(code);
        var view = view("entrepreneur-50", id);
        assertThat(view.status()).isEqualTo(ProposalStatus.FOUNDED);
        assertThat(view.microenterpriseCode()).isEqualTo(code);
        assertThat(view.timeline().getLast().what()).isEqualTo(code + " is founded and announced");
    }

    @Test
    void fifteenAtOnceGetFifteenCodesWithoutGap() throws Exception {
        var ids = new ArrayList<ProposalId>();
        for (int i = 10; i < 25; i++) {
            ids.add(play.signed("entrepreneur-" + i, "entrepreneur-" + (i + 20), "300000", "0"));
        }
        List<Callable<String>> registrations = ids.stream().<Callable<String>>map(id -> () -> play.provisioned(id)).toList();
        List<String> codes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            codes = threads.invokeAll(registrations).stream().map(FoundingModuleTest::result).sorted().toList();
        }

        int first = Integer.parseInt(codes.getFirst().substring(3));
        assertThat(codes).hasSize(15).doesNotHaveDuplicates();
        assertThat(Integer.parseInt(codes.getLast().substring(3))).isEqualTo(first + 14);
        for (var code : codes) {
            var balances = ledger.balances(code);
            assertThat(balances.getFirst().amount().amount()).isEqualByComparingTo("320000");
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void provisioningStepsMayBeRepeated() {
        var id = play.signed("entrepreneur-03", "entrepreneur-04", "300000", "0");
        var code = play.provisioning.register(at(id)).microenterpriseCode();

        assertThat(play.provisioning.register(at(id)).microenterpriseCode()).isEqualTo(code);
        assertThat(microenterprises.killClause(code)).as("as its agreement has it").contains(new KillClause("5.7", new BigDecimal(15), 3, 18, 3));
        play.provisioning.bookFunding(at(id));
        play.provisioning.bookFunding(at(id));
        play.provisioning.grantRights(at(id));
        play.provisioning.grantRights(at(id));

        assertThat(ledger.entries(code, PageRequest.first()).total()).isEqualTo(1);
        assertThat(microenterprises.find(code).orElseThrow().rights()).hasSize(3);
    }

    // --- submitting

    @Test
    void submittingStartsTheProcessAndARepeatWithTheSameKeyDoesNot() {
        var input = input(null, "food", "300000", "entrepreneur-02");
        var key = Optional.of(UUID.randomUUID().toString());

        var first = proposals.submit(people.as("entrepreneur-05"), input, key);
        var second = proposals.submit(people.as("entrepreneur-05"), input, key);
        var other = proposals.submit(people.as("entrepreneur-05"), input(null, "food", "1", "entrepreneur-02"), key);

        assertThat(second).isEqualTo(first);
        assertThat(messages.of(((ProposalOutcome.Done) first).id())).containsExactly("microenterprise.proposalSubmitted");
        assertThat(other).isInstanceOf(ProposalOutcome.Invalid.class);
    }

    @Test
    void twoSubmissionsAtTheSameTimeWithOneKeyAreOneProposal() {
        var input = input(null, "food", "300000", "entrepreneur-02");
        var key = Optional.of(UUID.randomUUID().toString());
        Callable<ProposalOutcome> submit = () -> proposals.submit(people.as("entrepreneur-06"), input, key);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(submit);
            var second = threads.submit(submit);
            assertThat(result(first)).isEqualTo(result(second));
        }
        assertThat(proposals.list(people.as("entrepreneur-06"), "", Set.of(), true, PageRequest.first()).total()).isEqualTo(1);
    }

    @Test
    void aFaultySubmissionChangesNothing() {
        var before = proposals.list(people.as("entrepreneur-07"), "", Set.of(), true, PageRequest.first()).total();

        var outcome = proposals.submit(people.as("entrepreneur-07"), input(null, "atlantis", "-1", "entrepreneur-07"), Optional.of("key-of-a-fault"));

        assertThat(((ProposalOutcome.Invalid) outcome).errors()).extracting(FieldError::field).contains("platform", "fundingAsked", "coFounders[0]");
        assertThat(proposals.list(people.as("entrepreneur-07"), "", Set.of(), true, PageRequest.first()).total()).isEqualTo(before);
        assertThat(proposals.submit(people.as("entrepreneur-07"), input(null, "food", "300000", "entrepreneur-02"), Optional.of("key-of-a-fault")))
                .isInstanceOf(ProposalOutcome.Done.class);
    }

    @Test
    void anAuditorProposesNothing() {
        assertThat(proposals.submit(people.as("auditor"), input(null, "food", "300000", "entrepreneur-02"), Optional.empty()))
                .isInstanceOf(ProposalOutcome.NotAllowed.class);
    }

    @Test
    void anImpossiblePanelIsReportedWhenSubmitting() {
        var outcome = proposals.submit(people.as("entrepreneur-08"), input(null, "food", "500000.01", "committee-1", "committee-2", "committee-3"), Optional.empty());
        var small = proposals.submit(people.as("entrepreneur-08"), input(null, "food", "500000", "committee-1", "committee-2", "committee-3"), Optional.empty());

        assertThat(((ProposalOutcome.Invalid) outcome).errors()).extracting(FieldError::code).containsExactly("microenterprise.error.panelImpossible");
        assertThat(small).isInstanceOf(ProposalOutcome.Done.class);
    }

    // --- drafts

    @Test
    void aDraftIsItsProposersAloneUntilItIsSubmitted() {
        var owner = people.as("entrepreneur-09");
        var id = proposals.startDraft(owner).orElseThrow();
        save(owner, id, input(null, "", "a lot"));

        assertThat(proposals.find(people.as("administrator"), id, Locale.ENGLISH)).isEmpty();
        assertThat(proposals.draft(people.as("administrator"), id)).isEmpty();
        assertThat(save(people.as("entrepreneur-02"), id, input(null, "", ""))).isInstanceOf(ProposalOutcome.Unknown.class);
        assertThat(proposals.draft(owner, id).orElseThrow().input().fundingAsked()).isEqualTo("a lot");
        assertThat(proposals.submitDraft(owner, id)).isInstanceOf(ProposalOutcome.Invalid.class);
        assertThat(proposals.withdraw(owner, id)).isInstanceOf(ProposalOutcome.TooLate.class);

        save(owner, id, input(null, "food", "300000", "entrepreneur-02"));
        assertThat(proposals.submitDraft(owner, id)).isInstanceOfSatisfying(ProposalOutcome.Done.class, done -> assertThat(done.status()).isEqualTo(ProposalStatus.SUBMITTED));
        assertThat(proposals.submitDraft(owner, id)).as("double click").isInstanceOfSatisfying(ProposalOutcome.Done.class, done -> assertThat(done.status()).isEqualTo(ProposalStatus.SUBMITTED));
        assertThat(messages.of(id)).hasSize(1);
        assertThat(save(owner, id, input(null, "food", "1", "entrepreneur-02"))).isInstanceOf(ProposalOutcome.TooLate.class);
        assertThat(proposals.discardDraft(owner, id)).isInstanceOf(ProposalOutcome.TooLate.class);
    }

    /** Saves as an editor who has just read the draft. */
    private ProposalOutcome save(io.heyi.access.CurrentUser person, ProposalId id, io.heyi.microenterprise.ProposalInput input) {
        return proposals.saveDraft(person, id, input, new Proposals.Edit(proposals.draft(person, id).map(Proposals.Draft::version).orElse(0), "", 0));
    }

    @Test
    void ofTwoBrowsersTheSecondIsToldThatTheDraftHasChanged() {
        var owner = people.as("entrepreneur-09");
        var id = proposals.startDraft(owner).orElseThrow();
        var first = input(null, "food", "1", "entrepreneur-02");
        var second = input(null, "food", "2", "entrepreneur-02");
        var seen = proposals.draft(owner, id).orElseThrow().version();

        assertThat(proposals.saveDraft(owner, id, first, new Proposals.Edit(seen, "tab-a", 0))).isEqualTo(new ProposalOutcome.Done(id, ProposalStatus.DRAFT, seen + 1));
        assertThat(proposals.saveDraft(owner, id, second, new Proposals.Edit(seen, "tab-b", 0))).isInstanceOf(ProposalOutcome.Changed.class);
        assertThat(proposals.saveDraft(owner, id, second, new Proposals.Edit(seen, "", 0))).isInstanceOf(ProposalOutcome.Changed.class);
        assertThat(proposals.draft(owner, id).orElseThrow().input()).isEqualTo(first);

        assertThat(proposals.saveDraft(owner, id, first, new Proposals.Edit(seen, "", 0))).as("what is saved may be saved again").isInstanceOf(ProposalOutcome.Done.class);
        assertThat(proposals.saveDraft(owner, id, second, new Proposals.Edit(seen, "tab-a", 0))).as("a tab does not stand in its own way").isInstanceOf(ProposalOutcome.Done.class);
        assertThat(proposals.draft(owner, id).orElseThrow()).isEqualTo(new Proposals.Draft(second, seen + 2));
    }

    @Test
    void aSaveThatALaterOneOfTheSamePageHasOvertakenChangesNothing() {
        var owner = people.as("entrepreneur-10");
        var id = proposals.startDraft(owner).orElseThrow();
        var typed = input(null, "food", "1");
        var invited = input(null, "food", "1", "entrepreneur-02");
        var seen = proposals.draft(owner, id).orElseThrow().version();

        assertThat(proposals.saveDraft(owner, id, invited, new Proposals.Edit(seen, "page-a", 2))).isInstanceOf(ProposalOutcome.Done.class);
        var kept = proposals.draft(owner, id).orElseThrow();
        assertThat(proposals.saveDraft(owner, id, typed, new Proposals.Edit(seen, "page-a", 1))).isEqualTo(new ProposalOutcome.Done(id, ProposalStatus.DRAFT, kept.version()));

        assertThat(proposals.draft(owner, id).orElseThrow()).as("the page that was opened in between may go on").isEqualTo(kept);
        assertThat(proposals.saveDraft(owner, id, typed, new Proposals.Edit(kept.version(), "page-b", 1))).isInstanceOf(ProposalOutcome.Done.class);
        assertThat(proposals.draft(owner, id).orElseThrow().input()).isEqualTo(typed);
    }

    @Test
    void nobodyKeepsMoreDraftsThanPolicyAllows() {
        var owner = people.as("entrepreneur-59");
        for (int i = 0; i < policy.draftsPerPerson(); i++) {
            assertThat(proposals.startDraft(owner)).isPresent();
        }

        assertThat(proposals.startDraft(owner)).isEmpty();
        assertThat(proposals.discardDraft(owner, proposals.list(owner, "", Set.of(ProposalStatus.DRAFT), true, PageRequest.first()).items().getFirst().id()))
                .isInstanceOf(ProposalOutcome.Done.class);
        assertThat(proposals.startDraft(owner)).isPresent();
    }

    @Test
    void aDiscardedDraftIsGone() {
        var owner = people.as("entrepreneur-09");
        var id = proposals.startDraft(owner).orElseThrow();

        assertThat(proposals.discardDraft(owner, id)).isInstanceOf(ProposalOutcome.Done.class);
        assertThat(proposals.find(owner, id, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void aDraftKeepsWhatADatabaseCanKeep() {
        var owner = people.as("entrepreneur-09");
        var id = proposals.startDraft(owner).orElseThrow();

        assertThat(save(owner, id, input("\u0000", "food", "1"))).isInstanceOf(ProposalOutcome.Invalid.class);
        assertThat(save(owner, id, input("x".repeat(9000), "food", "1"))).isInstanceOf(ProposalOutcome.Invalid.class);
        assertThat(save(owner, id, input("\uD83C\uDF5E 面包 <b>", "food", "1"))).isInstanceOf(ProposalOutcome.Done.class);
        assertThat(proposals.draft(owner, id).orElseThrow().input().userScenario()).isEqualTo("\uD83C\uDF5E 面包 <b>");
    }

    // --- rivals and interest

    @Test
    void rivalsAreShownAndTheirPeopleDecideOnNeither() {
        var scenario = "Clean clothes without water " + UUID.randomUUID();
        var first = play.inDecision("entrepreneur-01", input(scenario, "clothing", "300000", "entrepreneur-02"));
        var second = play.submitted("entrepreneur-03", input("  " + scenario.toUpperCase(Locale.ROOT), "clothing", "200000", "committee-1"));

        assertThat(view("entrepreneur-50", first).rivals()).extracting("id", "fundingAsked")
                .containsExactly(org.assertj.core.groups.Tuple.tuple(second, new BigDecimal("200000.00")));
        assertThat(play.type("decideSponsorship").excluded(play.task(first, null, Map.of()))).extracting(Username::value)
                .containsExactlyInAnyOrder("entrepreneur-01", "entrepreneur-02", "entrepreneur-03", "committee-1");
        assertThat(play.sponsorship.check(at(second)).rivals()).isEqualTo(1);
        play.decided(first, "decideSponsorship", "platform-owner-clothing", "sponsor", null, Map.of());
        assertThat(play.committee.call(at(first)).voters()).containsExactly("committee-2", "committee-3", "committee-4", "committee-5");
        proposals.withdraw(people.as("entrepreneur-03"), second);
        assertThat(view("entrepreneur-50", first).rivals()).isEmpty();
    }

    @Test
    void aLongScenarioIsKeptAndFindsItsRivals() {
        var random = new java.util.Random(7);
        var scenario = random.ints(2_000, 0x4E00, 0x9FA5).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();

        var first = play.submitted("entrepreneur-01", input(scenario, "food", "300000", "entrepreneur-02"));
        var second = play.submitted("entrepreneur-03", input(scenario, "food", "300000", "entrepreneur-04"));

        assertThat(view("entrepreneur-50", first).rivals()).extracting("id").containsExactly(second);
    }

    @Test
    void whoeverGainsByARivalKeepsOutHoweverManyRivalsThereAre() {
        var scenario = "A scenario that everybody wants " + UUID.randomUUID();
        var first = play.inDecision("entrepreneur-01", input(scenario, "food", "300000", "entrepreneur-02"));
        for (int rival = 0; rival < 50; rival++) {
            play.submitted("entrepreneur-03", input(scenario, "food", "1000", "entrepreneur-04"));
        }
        clock.now = clock.now.plusSeconds(1);
        play.submitted("entrepreneur-05", input(scenario, "food", "1000", "committee-1"));

        assertThat(play.type("decideSponsorship").excluded(play.task(first, null, Map.of()))).extracting(Username::value).contains("entrepreneur-05", "committee-1");
    }

    @Test
    void anOutsidePartnerIsNotToldOfRivals() {
        var scenario = "Cooking with a chef " + UUID.randomUUID();
        var own = play.inDecision("partner-chef", input(scenario, "food", "300000", "entrepreneur-02"));
        play.submitted("entrepreneur-03", input(scenario, "food", "200000", "entrepreneur-04"));

        assertThat(view("platform-owner-food", own).rivals()).hasSize(1);
        assertThat(view("partner-chef", own).rivals()).isEmpty();
        assertThat(sections(own, "decideSponsorship", null)).contains("Rivals for the same user scenario");
        assertThat(sections(own, "reworkProposal", "partner-chef")).doesNotContain("Rivals for the same user scenario");
    }

    private List<String> sections(ProposalId id, String verbNoun, String assignee) {
        return play.type(verbNoun).facts(play.task(id, assignee, Map.of()), Locale.ENGLISH).sections().stream().map(io.heyi.inbox.TaskFacts.Section::title).toList();
    }

    @Test
    void anOwnerWithAnInterestIsPassedOver() {
        var ownersOwn = play.submitted("platform-owner-clothing", input(null, "clothing", "300000", "entrepreneur-02"));
        play.sponsorship.check(at(ownersOwn));
        assertThat(play.sponsorship.ask(at(ownersOwn)).sponsorGroup()).isEqualTo("platform-second-owner:clothing");

        var food = play.submitted("platform-owner-food", input(null, "food", "300000", "entrepreneur-02"));
        play.sponsorship.check(at(food));
        assertThat(play.sponsorship.ask(at(food)).sponsorGroup()).isEqualTo("administrator");
    }

    // --- registered interests (product-bar D10)

    @Test
    void aRegisteredInterestInAProposersPersonKeepsOutBeforeTheTaskIsOffered() {
        interests.hold("platform-owner-clothing", "entrepreneur-01");
        interests.hold("committee-1", "entrepreneur-02");

        var id = play.submitted("entrepreneur-01", input(null, "clothing", "800000", "entrepreneur-02"));
        play.sponsorship.check(at(id));

        assertThat(play.sponsorship.ask(at(id)).sponsorGroup()).as("the owner is passed over").isEqualTo("platform-second-owner:clothing");
        assertThat(play.type("decideSponsorship").excluded(play.task(id, null, Map.of()))).extracting(Username::value)
                .contains("platform-owner-clothing", "committee-1", "entrepreneur-01");
        assertThat(view("entrepreneur-01", id).timeline()).extracting("what").contains("Left out for a registered interest: 2");
        assertThat(view("entrepreneur-01", id).timeline().toString()).as("who and why stays in the register").doesNotContain("committee-1", "platform-owner-clothing");
        assertThat(interests.reported).isEmpty();
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        assertThat(play.committee.call(at(id)).voters()).containsExactly("committee-2", "committee-3", "committee-4", "committee-5");
    }

    @Test
    void aPanelThatInterestsMakeImpossibleIsRefusedWhenSubmitting() {
        List.of("committee-1", "committee-2", "committee-3").forEach(member -> interests.hold(member, "entrepreneur-01"));

        assertThat(proposals.submit(people.as("entrepreneur-01"), input(null, "clothing", "800000", "entrepreneur-02"), Optional.empty()))
                .isEqualTo(new ProposalOutcome.Invalid(List.of(FieldError.of("fundingAsked", "microenterprise.error.panelImpossible", 3, 2))));
    }

    @Test
    void aPanelThatBecomesImpossibleAfterwardsIsReportedWhenTheCaseOpensAndNotAtTheVote() {
        var id = play.submitted("entrepreneur-01", input(null, "food", "800000", "entrepreneur-02"));
        List.of("committee-1", "committee-2", "committee-3", "platform-owner-food", "administrator").forEach(member -> interests.hold(member, "entrepreneur-01"));

        play.sponsorship.check(at(id));

        assertThat(interests.reported).containsExactly(id + " microenterprise.panel.sponsorship", id + " microenterprise.panel.committee");
        assertThat(view("entrepreneur-01", id).timeline()).extracting("what").contains("Nobody without an interest can decide on sponsorship: the administrators look after it",
                "Only 2 of the 3 committee members needed are without an interest");
        assertThat(play.sponsorship.ask(at(id)).sponsorGroup()).as("the group that is left in the model").isEqualTo("administrator");
    }

    @Test
    void membersAndTheirMoneyAreKnownInterests() {
        var code = play.provisioned(play.signed("entrepreneur-01", "entrepreneur-02", "1700000", "280000"));

        assertThat(known.in(List.of(code, "ME-9999", "someone"))).extracting(one -> one.person().value(), InterestSource.Derived::kind, one -> one.percent().map(BigDecimal::toPlainString).orElse(""))
                .containsExactlyInAnyOrder(tuple("entrepreneur-01", InterestKind.WORKS_FOR, ""), tuple("entrepreneur-02", InterestKind.WORKS_FOR, ""),
                        tuple("entrepreneur-01", InterestKind.HOLDS_SHARES, "1.0000"), tuple("entrepreneur-02", InterestKind.HOLDS_SHARES, "14.0000"));
        assertThat(known.of(new Username("entrepreneur-02"))).extracting(InterestSource.Derived::object).contains(code);
        assertThat(known.names(List.of(code, "ME-9999"))).containsOnlyKeys(code);
    }

    // --- deadlines and races

    @Test
    void silenceClimbsTheLadderAndThenLapses() {
        var id = play.inDecision("entrepreneur-01", input(null, "clothing", "300000", "entrepreneur-02"));

        assertThat(play.sponsorship.escalate(at(id)).sponsorGroup()).isEqualTo("platform-second-owner:clothing");
        assertThat(play.sponsorship.escalate(at(id)).sponsorGroup()).isEqualTo("administrator");
        assertThat(play.sponsorship.escalate(at(id)).decidersLeft()).isFalse();
        assertThat(view("entrepreneur-01", id).status()).isEqualTo(ProposalStatus.LAPSED);
        assertThat(view("entrepreneur-01", id).closingReason()).contains("nobody decided on sponsorship in time");
    }

    @Test
    void aTaskOfALevelThatWasPassedOverDecidesNothing() {
        var id = play.inDecision("entrepreneur-01", input(null, "clothing", "300000", "entrepreneur-02"));
        play.sponsorship.escalate(at(id));

        assertThat(play.decideOffered(id, "platform-owner:clothing", "platform-owner-clothing")).isInstanceOf(TaskType.DecisionResult.TooLate.class);
        assertThat(play.decideOffered(id, "platform-second-owner:clothing", "platform-owner-food")).isInstanceOf(TaskType.DecisionResult.Recorded.class);
    }

    @Test
    void aDecisionRecordedWhileTheTimerFiredStands() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        var task = play.task(id, null, Map.of());
        assertThat(play.type("decideSponsorship").alreadyDecided(task)).isEmpty();
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());

        var escalated = play.sponsorship.escalate(at(id));

        assertThat(escalated.decidersLeft()).isTrue();
        assertThat(play.type("decideSponsorship").alreadyDecided(task)).map(TaskType.RecordedDecision::outcome).contains("sponsor");
        assertThat(play.decide(id, "decideSponsorship", "platform-owner-food", "decline", "late", Map.of())).isInstanceOf(TaskType.DecisionResult.TooLate.class);
    }

    @Test
    void aReworkHandedInWhileItsTimerFiredCounts() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        play.decided(id, "decideSponsorship", "platform-owner-food", "sendBack", "more numbers", Map.of());
        play.sponsorship.askForRework(at(id));
        var owner = people.as("entrepreneur-01");
        save(owner, id, input(null, "food", "250000", "entrepreneur-02"));
        play.decided(id, "reworkProposal", "entrepreneur-01", "resubmit", null, Map.of("note", "cheaper"));

        assertThat(play.sponsorship.closeRework(at(id)).reworkOutcome()).isEqualTo("resubmit");
        assertThat(view("platform-owner-food", id).changes()).extracting("field").contains("fundingAsked");
        assertThat(play.sponsorship.check(at(id)).fundingAsked()).isEqualTo("250000.00");
    }

    @Test
    void aReworkThatNobodyHandsInLapses() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        play.decided(id, "decideSponsorship", "platform-owner-food", "sendBack", "more numbers", Map.of());
        play.sponsorship.askForRework(at(id));

        assertThat(play.sponsorship.closeRework(at(id)).reworkOutcome()).isEqualTo("none");
        assertThat(play.decide(id, "reworkProposal", "entrepreneur-01", "resubmit", null, Map.of())).isInstanceOf(TaskType.DecisionResult.TooLate.class);
    }

    @Test
    void aStepThatMeetsAWithdrawnProposalWaitsForTheMessage() {
        var id = play.submitted("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        proposals.withdraw(people.as("entrepreneur-01"), id);

        assertThatThrownBy(() -> play.sponsorship.check(at(id))).isInstanceOf(TryLater.class);
        assertThat(messages.of(id)).containsExactly("microenterprise.proposalSubmitted", "microenterprise.proposalWithdrawn");
    }

    @Test
    void onlyTheProposerWithdrawsAndARepeatIsTheSameAnswer() {
        var id = play.submitted("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));

        assertThat(proposals.withdraw(people.as("administrator"), id)).isInstanceOf(ProposalOutcome.NotAllowed.class);
        assertThat(proposals.withdraw(people.as("partner-chef"), id)).isInstanceOf(ProposalOutcome.Unknown.class);
        assertThat(proposals.withdraw(people.as("entrepreneur-01"), id)).isInstanceOfSatisfying(ProposalOutcome.Done.class, done -> assertThat(done.status()).isEqualTo(ProposalStatus.WITHDRAWN));
        assertThat(proposals.withdraw(people.as("entrepreneur-01"), id)).isInstanceOfSatisfying(ProposalOutcome.Done.class, done -> assertThat(done.status()).isEqualTo(ProposalStatus.WITHDRAWN));
        assertThat(messages.of(id)).hasSize(2);
    }

    // --- committee, team, signing

    @Test
    void withoutQuorumThereIsOneSecondBallotThenItLapses() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "800000", "entrepreneur-02"));
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        var called = play.committee.call(at(id));
        assertThat(called.quorum()).isEqualTo(4);
        play.decided(id, "voteOnFunding", "committee-1", "approve", null, Map.of());

        assertThat(play.committee.tally(at(id)).secondBallotAllowed()).isTrue();
        var again = play.committee.call(at(id));
        assertThat(again.voters()).containsExactly("committee-2", "committee-3", "committee-4", "committee-5");
        assertThat(again.yesSoFar()).isEqualTo(1);
        assertThat(play.committee.tally(at(id)).secondBallotAllowed()).isFalse();
        assertThat(view("entrepreneur-01", id).status()).isEqualTo(ProposalStatus.LAPSED);
    }

    @Test
    void whoHasLeftTheCommitteeCannotVoteAndTheQuorumStays() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "800000", "entrepreneur-02"));
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        play.committee.call(at(id));
        var tokenOfBefore = people.as("committee-5");
        var vote = new io.heyi.inbox.TaskDecision(tokenOfBefore, "approve", Optional.empty(), Map.of(), Instant.EPOCH);
        var refused = new TaskType.DecisionResult.NotAllowed("microenterprise.refusal.noLongerOnCommittee");
        people.hold("committee-5", Role.ENTREPRENEUR);
        try {
            assertThat(play.type("voteOnFunding").decide(play.task(id, "committee-5", Map.of()), vote)).isEqualTo(refused);
            assertThat(play.decide(id, "voteOnFunding", "committee-5", "approve", null, Map.of())).isEqualTo(refused);
            for (int i = 1; i <= 3; i++) {
                play.decided(id, "voteOnFunding", "committee-" + i, "approve", null, Map.of());
            }
            assertThat(play.committee.tally(at(id)).committeeResult()).isEqualTo("noQuorum");
        } finally {
            people.hold("committee-5", Role.INVESTMENT_COMMITTEE, Role.ENTREPRENEUR);
        }
    }

    @Test
    void howOthersVotedIsHiddenWhileTheBallotIsOpen() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "800000", "entrepreneur-02"));
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        play.committee.call(at(id));
        play.decided(id, "voteOnFunding", "committee-1", "approve", null, Map.of());

        assertThat(view("committee-2", id).votes().getFirst().vote()).isNull();
        assertThat(view("committee-1", id).votes().getFirst().vote()).isEqualTo("approve");
        var entry = audit.entries(id.toString(), PageRequest.first()).items().stream().filter(one -> one.action().equals("microenterprise.voted")).findFirst().orElseThrow();
        assertThat(entry.details()).as("nobody guesses from its hash which of two votes it is").containsKey(AuditEvent.SALT);
        var task = play.task(id, "committee-2", Map.of());
        assertThat(play.type("voteOnFunding").hides(task, entry, people.as("committee-2"))).isTrue();
        assertThat(play.type("voteOnFunding").hides(task, entry, people.as("committee-1"))).isFalse();
        assertThat(view("committee-2", id).timeline()).extracting(ProposalView.TimelineEntry::what).noneMatch(what -> what.contains("approve"));
    }

    @Test
    void aPledgeOutsideThePolicyIsRefusedOnItsField() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        play.team.askCoFounders(at(id));

        var result = play.decide(id, "pledgeAndJoin", "entrepreneur-02", "join", null, Map.of("pledgeAmount", "14999.99"));

        assertThat(((TaskType.DecisionResult.Refused) result).errors()).extracting(FieldError::field).containsExactly("pledgeAmount");
    }

    @Test
    void lessMoneyThanAskedForIsAQuestionToTheProposer() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of("fundingGranted", "100000"));
        play.team.askCoFounders(at(id));
        play.decided(id, "pledgeAndJoin", "entrepreneur-02", "join", null, Map.of("pledgeAmount", "0"));

        var closed = play.team.closePledging(at(id));
        assertThat(closed.teamComplete()).isTrue();
        assertThat(closed.fullyFunded()).isFalse();
        play.decided(id, "scaleDown", "entrepreneur-01", "letLapse", "too little", Map.of());
        assertThat(play.team.closeScaleDown(at(id)).scaleDownOutcome()).isEqualTo("letLapse");
        assertThat(view("entrepreneur-01", id).status()).isEqualTo(ProposalStatus.LAPSED);
    }

    @Test
    void theSignedTextIsDownloadableAndMatchesItsHash() {
        var id = play.signed("entrepreneur-01", "entrepreneur-02", "300000", "0");

        var agreement = proposals.agreement(people.as("entrepreneur-50"), id).orElseThrow();

        assertThat(CanonicalJson.sha256(agreement.text())).isEqualTo(agreement.hash());
        assertThat(agreement.text()).contains("Mx entrepreneur-01 (entrepreneur-01)", "Mx entrepreneur-02 (entrepreneur-02)", "Mx platform-owner-food (platform-owner-food)",
                ": Food / 食品", "Market-facing / 用户小微").doesNotContain("USER");
        assertThat(view("entrepreneur-50", id).signatures()).allMatch(signature -> signature.signedAt().isPresent());
        assertThat(audit.events.stream().filter(event -> event.stream().equals(id.toString()) && event.action().equals("microenterprise.signed")))
                .hasSize(3).allMatch(event -> event.details().get("hash").equals(agreement.hash()) && event.details().containsKey("sessionId"));
    }

    @Test
    void aTaskOfAnOlderTextIsNotASignature() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        play.team.askCoFounders(at(id));
        play.decided(id, "pledgeAndJoin", "entrepreneur-02", "join", null, Map.of());
        play.team.closePledging(at(id));
        play.signing.draft(at(id));
        var stale = play.task(id, "entrepreneur-01", Map.of("agreementHash", "0".repeat(64)));

        var result = play.type("signAgreement").decide(stale, new io.heyi.inbox.TaskDecision(people.as("entrepreneur-01"), "sign", Optional.empty(),
                Map.of("agreementRead", true), Instant.EPOCH));

        assertThat(result).isInstanceOf(TaskType.DecisionResult.Refused.class);
    }

    // --- reading

    @Test
    void aFoundingWithoutItsProcessIsClosedByAnOperatorUnlessTheMicroenterpriseIsThere() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        assertThat(cases.waiting(id.toString())).isPresent();

        assertThat(cases.close(id.toString(), "cancelled in the engine", "operator")).isEmpty();

        assertThat(view("entrepreneur-01", id).status()).isEqualTo(ProposalStatus.LAPSED);
        assertThat(view("entrepreneur-01", id).timeline().getLast().what()).contains("cancelled in the engine");
        assertThat(audit.entries(id.toString(), PageRequest.first()).items().getFirst()).satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("operator");
            assertThat(entry.action()).isEqualTo("microenterprise.cancelled");
            assertThat(entry.details()).containsEntry("from", "IN_DECISION").containsEntry("reason", "cancelled in the engine");
        });
        assertThat(cases.waiting(id.toString())).isEmpty();

    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFoundingThatIsCancelledAfterTheRegistrationIsFinishedByAnOperator(boolean booked) {
        var id = play.signed("entrepreneur-01", "entrepreneur-02", "300000", "0");
        var code = play.provisioning.register(at(id)).microenterpriseCode();
        if (booked) {
            play.provisioning.bookFunding(at(id));
        }
        clock.now = clock.now.plusSeconds(60);
        assertThat(cases.waiting(clock.now, "", 200)).contains(id.toString());
        assertThat(cases.wayOut(id.toString())).isEqualTo(ProcessCases.WayOut.FINISH);

        assertThat(cases.close(id.toString(), "cancelled in the engine", "operator")).isEmpty();
        assertThat(cases.close(id.toString(), "again", "operator")).isEmpty();

        assertThat(microenterprises.find(code).orElseThrow().state()).isEqualTo(MicroenterpriseState.RUNNING);
        assertThat(microenterprises.find(code).orElseThrow().rights()).hasSize(3);
        assertThat(ledger.entries(code, PageRequest.first()).total()).isEqualTo(1);
        assertThat(view("entrepreneur-01", id).status()).isEqualTo(ProposalStatus.FOUNDED);
        assertThat(view("entrepreneur-01", id).timeline()).extracting("what").filteredOn(what -> what.toString().contains("cancelled in the engine")).hasSize(1);
        assertThat(cases.waiting(clock.now, "", 200)).doesNotContain(id.toString());
    }

    @Test
    void anOutsidePartnerSeesOnlyItsOwnCases() {
        var foreign = play.submitted("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        var own = play.submitted("entrepreneur-01", input(null, "food", "300000", "partner-chef"));

        assertThat(proposals.find(people.as("partner-chef"), foreign, Locale.ENGLISH)).isEmpty();
        assertThat(proposals.find(people.as("partner-chef"), own, Locale.ENGLISH)).isPresent();
        assertThat(proposals.list(people.as("partner-chef"), "", Set.of(), false, PageRequest.first()).items()).extracting(ProposalSummary::id).containsExactly(own);
    }

    @Test
    void wildcardsInASearchAreText() {
        var mark = UUID.randomUUID().toString();
        var id = play.submitted("entrepreneur-01", input("50%_off\\ " + mark, "food", "300000", "entrepreneur-02"));

        assertThat(proposals.list(people.as("entrepreneur-50"), "50%_OFF\\ " + mark, Set.of(ProposalStatus.SUBMITTED), false, PageRequest.first()).items())
                .extracting(ProposalSummary::id).containsExactly(id);
        assertThat(proposals.list(people.as("entrepreneur-50"), "50__off\\ " + mark, Set.of(), false, PageRequest.first()).total()).isZero();
    }

    @Test
    void factsTellWhatIsDecidedInBothLanguages() {
        var id = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02"));
        var task = play.task(id, null, Map.of());

        var english = play.type("decideSponsorship").facts(task, Locale.ENGLISH);
        var chinese = play.type("decideSponsorship").facts(task, Locale.CHINESE);

        assertThat(english.sections()).extracting("title").contains("Money", "Targets: bottom / grab / leading", "Rivals for the same user scenario", "Deadline");
        assertThat(english.sections().getFirst().facts().getFirst().value()).isEqualTo("300,000.00 CNY");
        assertThat(english.caseUrl()).isEqualTo("/proposals/" + id);
        assertThat(chinese.sections()).extracting("title").contains("资金");
        assertThat(view("entrepreneur-01", id).timeline()).extracting(ProposalView.TimelineEntry::what)
                .containsExactly("Proposal submitted, asking for 300,000.00 CNY", "Checked for completeness; no rival proposal for the same user scenario",
                        "Sponsorship asked of the owners of platform Food");
    }
}
