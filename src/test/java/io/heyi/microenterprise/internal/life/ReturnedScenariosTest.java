package io.heyi.microenterprise.internal.life;

import static io.heyi.microenterprise.internal.life.Fate.CASE;
import static io.heyi.microenterprise.internal.life.Fate.OTHER_CASE;
import static io.heyi.microenterprise.internal.life.Fate.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.microenterprise.ReturnedScenarios.Scenario;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.FoundingPlay;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A scenario outlives its micro-enterprise and is taken up again by a founding. */
@FoundingModule
class ReturnedScenariosTest {

    @Autowired ReturnedScenarios scenarios;
    @Autowired Proposals proposals;
    @Autowired FoundingPlay play;
    @Autowired Takeover takeover;
    @Autowired TownPeople people;
    @Autowired TransactionTemplate transaction;

    private String code;

    @BeforeEach
    void aMicroenterprise() {
        code = Fate.running(takeover, person(1));
    }

    private String givenBack(String microenterprise, String dissolution, String lessons) {
        return transaction.execute(status -> scenarios.giveBack(microenterprise, dissolution, lessons));
    }

    private Scenario scenario(String id) {
        return scenarios.find(id).orElseThrow();
    }

    /** Founded by a team that takes the scenario up. */
    private String founded(String scenario, String proposer, String coFounder) {
        var id = play.inDecision(proposer, FoundingPlay.input("Families who bake", "food", "100000", coFounder).takingUp(scenario));
        return founded(id, proposer, coFounder);
    }

    private String founded(ProposalId id, String proposer, String coFounder) {
        play.decided(id, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        play.team.askCoFounders(FoundingPlay.at(id));
        play.decided(id, "pledgeAndJoin", coFounder, "join", null, Map.of("pledgeAmount", "0"));
        play.team.closePledging(FoundingPlay.at(id));
        play.signing.draft(FoundingPlay.at(id));
        for (var signatory : List.of(proposer, coFounder, "platform-owner-food")) {
            play.decided(id, "signAgreement", signatory, "sign", null, Map.of("agreementRead", true));
        }
        play.signing.check(FoundingPlay.at(id));
        return play.provisioned(id);
    }

    @Test
    void itGoesBackToItsPlatformOnceWithWhatWasLearnt() {
        var id = givenBack(code, CASE, " Deliver before six ");
        assertThat(givenBack(code, CASE, "something else")).isEqualTo(id);
        assertThat(scenario(id)).isEqualTo(new Scenario(id, "food", "Families who bake", "Deliver before six", code, "Bakery", scenario(id).returnedAt(), null));
        assertThatThrownBy(() -> givenBack("ME-99999", CASE, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCaseThatIsCalledOffTakesItBackAndALaterOneReturnsItUnderTheSameCode() {
        var id = givenBack(code, CASE, "");
        takenBack(code, OTHER_CASE);
        assertThat(scenario(id).takenUpBy()).as("another case has no say").isNull();
        takenBack(code, CASE);
        takenBack(code, CASE);
        assertThat(scenario(id).takenUpBy()).isEqualTo(code);
        assertThat(scenarios.search(id, null, true, PageRequest.first()).items()).isEmpty();
        assertThat(givenBack(code, OTHER_CASE, "better words")).isEqualTo(id);
        assertThat(scenario(id).takenUpBy()).isNull();
        assertThat(scenario(id).lessons()).isEqualTo("better words");
    }

    @Test
    void whatAnotherHasTakenUpMeanwhileStaysThere() {
        var id = givenBack(code, CASE, "");
        var first = founded(id, "entrepreneur-10", "entrepreneur-11");
        takenBack(code, CASE);
        assertThat(scenario(id).takenUpBy()).isEqualTo(first);
    }

    private void takenBack(String microenterprise, String dissolution) {
        transaction.executeWithoutResult(status -> scenarios.takeBack(microenterprise, dissolution));
    }

    @Test
    void itIsFoundByItsTextItsPlatformAndWhetherItIsOpen() {
        var id = givenBack(code, CASE, "");
        assertThat(scenarios.search("who bake", "food", true, PageRequest.first()).items()).extracting(Scenario::id).contains(id);
        assertThat(scenarios.search(id, null, true, PageRequest.first()).items()).extracting(Scenario::id).containsExactly(id);
        assertThat(scenarios.search("", "clothing", true, PageRequest.first()).items()).extracting(Scenario::id).doesNotContain(id);
    }

    @Test
    void aProposalThatTakesItUpBeginsWithItsTextAndPlatform() {
        var id = givenBack(code, CASE, "");
        var draft = proposals.startDraft(people.as("entrepreneur-10"), id).orElseThrow();
        assertThat(proposals.draft(people.as("entrepreneur-10"), draft).orElseThrow().input()).satisfies(input -> {
            assertThat(input.returnedScenario()).isEqualTo(id);
            assertThat(input.userScenario()).isEqualTo("Families who bake");
            assertThat(input.platform()).isEqualTo("food");
        });
        assertThat(proposals.startDraft(people.as("entrepreneur-10"), "US-99999")).isEmpty();
    }

    @Test
    void theFirstThatIsFoundedServesItAndARivalIsFoundedWithoutIt() {
        var id = givenBack(code, CASE, "");
        var rival = play.inDecision("entrepreneur-12", FoundingPlay.input("Families who bake", "food", "100000", "entrepreneur-13").takingUp(id));
        var first = founded(id, "entrepreneur-10", "entrepreneur-11");
        assertThat(scenario(id).takenUpBy()).isEqualTo(first);
        assertThat(scenarios.search(id, null, true, PageRequest.first()).items()).isEmpty();
        assertThat(scenarios.search(id, null, false, PageRequest.first()).items()).hasSize(1);
        founded(rival, "entrepreneur-12", "entrepreneur-13");
        assertThat(scenario(id).takenUpBy()).isEqualTo(first);
    }

    @Test
    void itComesOpenAgainUnderItsCodeWhenThatOneIsDissolvedToo() {
        var id = givenBack(code, CASE, "Deliver before six");
        var second = founded(id, "entrepreneur-14", "entrepreneur-15");
        assertThat(givenBack(second, OTHER_CASE, "Bake smaller loaves")).isEqualTo(id);
        assertThat(scenario(id).takenUpBy()).isNull();
        assertThat(scenario(id).formerMicroenterprise()).isEqualTo(second);
        assertThat(scenario(id).lessons()).contains("Bake smaller loaves", "Deliver before six");
    }

    @Test
    void itSurvivesADeclinedProposal() {
        var id = givenBack(code, CASE, "");
        var proposal = play.inDecision("entrepreneur-16", FoundingPlay.input("Families who bake", "food", "100000", "entrepreneur-17").takingUp(id));
        play.decided(proposal, "decideSponsorship", "platform-owner-food", "decline", "no money", Map.of());
        assertThat(scenario(id).takenUpBy()).isNull();
    }

    @Test
    void whatIsUnknownTakenOrOfAnotherPlatformCannotBeTakenUp() {
        var id = givenBack(code, CASE, "");
        assertThat(errors(FoundingPlay.input(null, "clothing", "100000", "entrepreneur-11").takingUp(id))).containsExactly("microenterprise.error.scenarioElsewhere");
        assertThat(errors(FoundingPlay.input(null, "food", "100000", "entrepreneur-11").takingUp("US-99999"))).containsExactly("microenterprise.error.unknownScenario");
        assertThat(errors(FoundingPlay.input(null, "food", "100000", "entrepreneur-11").takingUp("' or 1=1"))).containsExactly("microenterprise.error.unknownScenario");
        founded(id, "entrepreneur-18", "entrepreneur-19");
        assertThat(errors(FoundingPlay.input(null, "food", "100000", "entrepreneur-11").takingUp(id))).containsExactly("microenterprise.error.scenarioTaken");
        assertThat(proposals.startDraft(people.as("entrepreneur-10"), id)).isEmpty();
    }

    private List<String> errors(ProposalInput input) {
        assertThat(proposals.submit(people.as("entrepreneur-10"), input, Optional.empty())).isInstanceOf(ProposalOutcome.Invalid.class);
        return proposals.check(people.as("entrepreneur-10"), input).stream().filter(error -> error.field().equals("returnedScenario")).map(FieldError::code).toList();
    }
}
