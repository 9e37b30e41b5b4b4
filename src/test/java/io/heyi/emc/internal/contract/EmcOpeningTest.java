package io.heyi.emc.internal.contract;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcModule;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.formation.FormationStart;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@EmcModule
@Import(EmcOpeningTest.PlayedFormation.class)
class EmcOpeningTest {

    private static final FormationStart.Call CALL = new FormationStart.Call(null, null, null);
    private static final FormationStart.Canvas CANVAS = new FormationStart.Canvas();

    @Autowired EmcOpening opening;
    @Autowired Termination termination;
    @Autowired EmcReading reading;
    @Autowired Contracts contracts;
    @Autowired Emcs emcs;
    @Autowired SharedServices sharedServices;
    @Autowired TownPeople people;
    @Autowired TransactionTemplate transaction;

    /** Moves the EMC on and remembers nothing. */
    @TestConfiguration
    static class PlayedFormation {

        @Bean
        FormationStart formationStart(Contracts contracts) {
            return new FormationStart() {
                @Override
                public List<FieldError> check(Way way, ContractTerms terms) {
                    return List.of();
                }

                @Override
                public void start(EmcCode emc, Way way) {
                    contracts.enter(emc, way instanceof Call ? EmcState.JOINING : EmcState.SIGNING, "callOpened", Map.of());
                }

                @Override
                public Optional<EmcView.Call> call(EmcCode emc) {
                    return Optional.empty();
                }

                @Override
                public Call usual() {
                    return CALL;
                }
            };
        }
    }

    @BeforeEach
    void logistics() {
        sharedServices.register(people.as("administrator"), "SSP-LOGISTICS", "Logistics", List.of("entrepreneur-40"));
    }

    private EmcOutcome open(String person, ContractTerms terms, FormationStart.Way way, String key) {
        return opening.open(people.as(person), terms, way, Optional.ofNullable(key));
    }

    private EmcCode opened(ContractTerms terms, FormationStart.Way way) {
        return ((EmcOutcome.Done) open("entrepreneur-01", terms, way, null)).code();
    }

    private EmcCode running() {
        var code = opened(aContract().build(), CANVAS);
        transaction.executeWithoutResult(status -> {
            var terms = contracts.load(code).orElseThrow().terms();
            contracts.seal(code, YearMonth.of(2026, 11), terms, "FORMATION", terms.nodes().stream()
                    .map(node -> new Signature(node.actor(), "p", "SIGNED", "s", TermsJson.hash(terms), Instant.EPOCH)).toList());
            contracts.enter(code, EmcState.ACTIVE, "allSigned", Map.of());
        });
        return code;
    }

    @Test
    void theOwnerOfTheLeadOpensACallOrASigning() {
        assertThat(open("entrepreneur-01", aContract().onlyTheLead().build(), CALL, null)).isInstanceOfSatisfying(EmcOutcome.Done.class,
                done -> assertThat(done.state()).isEqualTo(EmcState.JOINING));
        assertThat(open("entrepreneur-01", aContract().build(), CANVAS, null)).isInstanceOfSatisfying(EmcOutcome.Done.class,
                done -> assertThat(done.state()).isEqualTo(EmcState.SIGNING));
    }

    @Test
    void nobodyElseOpensItNotEvenAnAdministratorOrAnotherParty() {
        for (var person : List.of("entrepreneur-02", "administrator", "platform-owner-food", "partner-chef")) {
            assertThat(open(person, aContract().build(), CANVAS, null)).isEqualTo(new EmcOutcome.NotAllowed("emc.refusal.onlyLeadOwnerOpens"));
        }
    }

    @Test
    void whatBreaksAnInvariantLeavesNothingBehind() {
        var before = emcs.search("", people.as("auditor"), PageRequest.first()).total();
        assertThat(open("entrepreneur-01", aContract().more(strategic("ME-0003", null, "90")).build(), CANVAS, "broken")).isInstanceOf(EmcOutcome.Invalid.class);
        assertThat(emcs.search("", people.as("auditor"), PageRequest.first()).total()).isEqualTo(before);
        assertThat(open("entrepreneur-01", aContract().build(), CANVAS, "broken")).isInstanceOf(EmcOutcome.Done.class);
    }

    @Test
    void aRepeatWithTheSameKeyAnswersWithTheFirstResult() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<EmcOutcome>> work = IntStream.range(0, 8).<Callable<EmcOutcome>>mapToObj(i -> () -> open("entrepreneur-01", aContract().build(), CANVAS, "same")).toList();
            assertThat(threads.invokeAll(work).stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(open("entrepreneur-01", aContract().title("Other").build(), CANVAS, "same")).isEqualTo(
                new EmcOutcome.Invalid(List.of(FieldError.of("Idempotency-Key", "emc.error.idempotencyKeyReused"))));
        assertThat(open("entrepreneur-01", aContract().build(), CANVAS, "a b")).isInstanceOf(EmcOutcome.Invalid.class);
    }

    @Test
    void partiesAreCalledWhatTheRegisterCallsThem() {
        var code = opened(aContract().nodes(lead("ME-0001", "10").as("Not its name", null), strategic("ME-0002", null, "10")).build(), CANVAS);
        assertThat(emcs.find(code).orElseThrow().terms().nodes()).extracting(ContractTerms.Node::name).containsExactly("Name of ME-0001", "Name of ME-0002");
        assertThat(emcs.find(code).orElseThrow().terms().lead().orElseThrow().kind()).isEqualTo(io.heyi.emc.ActorKind.MICROENTERPRISE);
    }

    @Test
    void anOutsidePartnerSeesOfACallWhatItTakesToBid() {
        var code = opened(aContract().onlyTheLead().build(), CALL);
        var seen = reading.find(people.as("partner-chef"), code).orElseThrow().terms();
        assertThat(seen.places()).isNotEmpty();
        assertThat(seen.lead().orElseThrow().investment()).isNull();
        assertThat(seen.lead().orElseThrow().costs()).isEmpty();
        assertThat(reading.find(people.as("entrepreneur-20"), code).orElseThrow().terms().lead().orElseThrow().costs()).isNotEmpty();
    }

    @Test
    void aPartnerReadsOnlyContractsThatHeIsPartyTo() {
        var code = running();
        var chef = people.as("partner-chef");
        assertThat(reading.version(chef, code, 1)).isPresent();
        var without = transaction.execute(status -> {
            var terms = aContract().nodes(lead("ME-0001", "50"), strategic("ME-0002", null, "10")).build();
            return contracts.seal(code, YearMonth.of(2026, 12), terms, "RENEWAL", terms.nodes().stream()
                    .map(node -> new Signature(node.actor(), "p", "CONFIRMED", "s", TermsJson.hash(terms), Instant.EPOCH)).toList());
        });
        assertThat(reading.version(chef, code, without.number())).isEmpty();
        assertThat(reading.find(chef, code).orElseThrow().versions()).extracting(EmcView.VersionView::number).containsExactly(1);
        assertThat(reading.version(people.as("auditor"), code, without.number())).isPresent();
        assertThat(reading.versions(chef, code, PageRequest.first()).orElseThrow().total()).isEqualTo(1);
        assertThat(reading.lastBefore(chef, code, Integer.MAX_VALUE)).map(Contracts.Version::number).contains(1);
        assertThat(reading.lastBefore(chef, code, 1)).isEmpty();
    }

    @Test
    void listsOfAnEmcAreReadAPageAtATimeAndItsViewHoldsTheFirstPageOnly() {
        var code = running();
        var auditor = people.as("auditor");
        var terms = emcs.find(code).orElseThrow().terms();
        transaction.executeWithoutResult(status -> {
            for (int month = 1; month <= 26; month++) {
                contracts.seal(code, YearMonth.of(2027, 1).plusMonths(month), terms, "TACIT_EXTENSION", List.of());
            }
        });
        assertThat(reading.find(auditor, code).orElseThrow().versions()).hasSize(25).first().extracting(EmcView.VersionView::number).isEqualTo(27);
        var second = reading.versions(auditor, code, new PageRequest(1, 25)).orElseThrow();
        assertThat(second.total()).isEqualTo(27);
        assertThat(second.items()).extracting(EmcView.VersionView::number).containsExactly(2, 1);
        assertThat(second.items().getLast().signedBy()).hasSameSizeAs(terms.nodes());
        assertThat(reading.lastBefore(auditor, code, 27)).map(Contracts.Version::number).contains(26);

        var history = emcs.find(code).orElseThrow().history();
        assertThat(reading.find(auditor, code).orElseThrow().history()).isEqualTo(history);
        assertThat(reading.history(auditor, code, new PageRequest(1, 1)).orElseThrow().items()).containsExactly(history.get(history.size() - 2));
        var stranger = FakeNeighbours.user("partner-stranger", "external-partner");
        assertThat(reading.history(stranger, code, PageRequest.first())).as("whoever may not know of it").isEmpty();
        assertThat(reading.versions(stranger, code, PageRequest.first())).isEmpty();
        assertThat(reading.children(auditor, code, PageRequest.first()).orElseThrow().total()).isZero();
    }

    @Test
    void endingAnEmcMustCiteAConditionOfItsContract() {
        var code = running();
        var lead = people.as("entrepreneur-01");
        assertThat(termination.terminate(lead, code, "bad-weather", "It rains")).isInstanceOfSatisfying(EmcOutcome.Invalid.class,
                invalid -> assertThat(invalid.errors()).extracting(FieldError::code).containsExactly("emc.error.conditionNotListed"));
        assertThat(termination.terminate(lead, code, null, " ")).isInstanceOfSatisfying(EmcOutcome.Invalid.class, invalid -> assertThat(invalid.errors()).hasSize(2));
        assertThat(termination.terminate(people.as("entrepreneur-02"), code, "goal-missed", "We are below")).isEqualTo(new EmcOutcome.NotAllowed("emc.refusal.onlyLeadOwnerEnds"));
        assertThat(termination.terminate(lead, code, "goal-missed", "We are below")).isEqualTo(new EmcOutcome.Done(code, EmcState.TERMINATED));
        assertThat(termination.terminate(lead, code, "goal-missed", "We are below")).isEqualTo(new EmcOutcome.Done(code, EmcState.TERMINATED));
        var last = emcs.find(code).orElseThrow().history().getLast();
        assertThat(last.details()).containsEntry("condition", "goal-missed").containsEntry("by", "entrepreneur-01");
    }

    @Test
    void onlyARunningEmcCanBeEnded() {
        var code = opened(aContract().build(), CANVAS);
        assertThat(termination.terminate(people.as("entrepreneur-01"), code, "goal-missed", "x")).isEqualTo(new EmcOutcome.TooLate("emc.refusal.notRunning", EmcState.SIGNING));
        assertThat(termination.terminate(people.as("partner-chef"), new EmcCode("EMC-999999"), "goal-missed", "x")).isEqualTo(new EmcOutcome.Unknown());
    }
}
