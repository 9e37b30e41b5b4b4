package io.heyi.emc.internal.parts;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.deliverable;
import static io.heyi.emc.ContractFixtures.lead;
import static io.heyi.emc.ContractFixtures.strategic;
import static io.heyi.emc.ContractFixtures.tactical;
import static io.heyi.emc.ContractFixtures.withDeliverables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Emcs;
import io.heyi.emc.KnownMicroenterprises;
import io.heyi.emc.LastContractEnded;
import io.heyi.emc.PartChanges;
import io.heyi.emc.PartChanges.Backup;
import io.heyi.emc.PartChanges.Decision;
import io.heyi.emc.PartChanges.Outcome;
import io.heyi.emc.PartChanges.Signed;
import io.heyi.emc.PartChanges.Substitute;
import io.heyi.emc.PartChanges.Text;
import io.heyi.emc.PartChanges.Value;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.chain.ContractChain.EntryType;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.SealedVersions;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.formation.FormationOfParts;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.FieldError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Parts that change while the contract runs: sealed once, signed by whoever has something to sign, on the chain, and told. */
@PartModule
class PartChangesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final YearMonth MONTH = YearMonth.of(2026, 4);
    private static final ActorId LEAD = new ActorId("ME-0001");
    private static final ActorId FOOD = new ActorId("ME-0002");
    private static final ActorId CHEF = new ActorId("partner-chef");
    private static final ActorId NEW = new ActorId("ME-0009");

    @Autowired PartChanges parts;
    @Autowired Contracts contracts;
    @Autowired Emcs emcs;
    @Autowired ContractChain chain;
    @Autowired SealedVersions sealed;
    @Autowired SharedServices sharedServices;
    @Autowired FormationOfParts formations;
    @Autowired PartModule.Ended ended;
    @Autowired TownPeople people;
    @Autowired KnownMicroenterprises microenterprises;
    @Autowired TransactionTemplate transaction;
    @Autowired SetClock clock;

    @BeforeEach
    void theTwelfthOfApril() {
        sharedServices.register(people.as("administrator"), "SSP-LOGISTICS", "Logistics", List.of("entrepreneur-40"));
        clock.now = at(12);
        ended.heard.clear();
    }

    private static Instant at(int day) {
        return MONTH.atDay(day).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private <T> T tx(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private static ContractTerms terms() {
        return aContract().nodes(lead("ME-0001", "40"), withDeliverables(strategic("ME-0002", "recipes", "25"), deliverable("recipes-1")),
                withDeliverables(strategic("partner-chef", "recipes", "10"), deliverable("menu", "recipes-1")), tactical("SSP-LOGISTICS", "delivery")).build();
    }

    private EmcCode contract() {
        return contract(terms());
    }

    private EmcCode contract(ContractTerms agreed) {
        return tx(() -> {
            var code = contracts.create(agreed, people.as("entrepreneur-01"));
            contracts.enter(code, EmcState.SIGNING, "partiesNamed", Map.of());
            contracts.seal(code, MONTH, agreed, "FORMATION", agreed.nodes().stream().map(node -> new Signature(node.actor(), "p", "SIGNED", "s", TermsJson.hash(agreed), clock.instant())).toList());
            contracts.enter(code, EmcState.ACTIVE, "allSigned", Map.of());
            return code;
        });
    }

    private static Substitute substitute() {
        return new Substitute(NEW, List.of(new Value("orders", new BigDecimal("150"))), new BigDecimal("20"), null, null, List.of("cooking"));
    }

    private static Decision decision(EmcCode code, String key) {
        return new Decision(code + "/" + key, code, "B-0001", "goal-missed", "e".repeat(64));
    }

    private Text.Draft draft(EmcCode code) {
        return (Text.Draft) parts.termsWith(code, FOOD, substitute());
    }

    private List<Signed> signed(Text.Draft draft) {
        return draft.signatories().stream().map(one -> new Signed(one.actor(), "person-of-" + one.actor(), "session", draft.termsHash(), one.partHash(), clock.instant())).toList();
    }

    private Outcome replace(EmcCode code, String key, List<Signed> signatures) {
        return tx(() -> parts.replace(decision(code, key), FOOD, substitute(), null, signatures));
    }

    private Outcome.Done replaced(EmcCode code) {
        return (Outcome.Done) replace(code, "replace", signed(draft(code)));
    }

    // --- replace

    @Test
    void aSubstituteIsInForceFromTheDayAfterAndEverybodyElseIsBound() {
        var code = contract();

        assertThat(replaced(code)).isEqualTo(new Outcome.Done(2, MONTH, MONTH.atDay(12), MONTH.atDay(13)));

        var version = contracts.latest(code).orElseThrow();
        assertThat(version.origin()).isEqualTo("PART_REPLACED");
        assertThat(version.signatures()).extracting(one -> one.actor() + " " + one.how()).containsExactlyInAnyOrder("ME-0009 SIGNED", "ME-0001 BOUND", "partner-chef BOUND", "SSP-LOGISTICS BOUND");
        assertThat(emcs.termsOn(code, MONTH.atDay(12)).flatMap(terms -> terms.node(FOOD))).isPresent();
        assertThat(emcs.termsOn(code, MONTH.atDay(13)).flatMap(terms -> terms.node(NEW))).isPresent();
        assertThat(emcs.termsOf(code, MONTH)).isEqualTo(emcs.termsOn(code, MONTH.atDay(30)));
        assertThat(emcs.partSince(code, NEW, MONTH.atDay(30))).contains(MONTH.atDay(13));
        assertThat(emcs.partSince(code, FOOD, MONTH.atDay(12))).contains(MONTH.atDay(1));
        assertThat(emcs.partSince(code, LEAD, MONTH.atDay(30))).as("it had one before as well").contains(MONTH.atDay(1));
        assertThat(emcs.partSince(code, NEW, MONTH.atDay(12))).isEmpty();
        assertThat(emcs.partSince(code, NEW, MONTH.plusMonths(1).atDay(12))).as("nothing is sealed for it").isEmpty();
        assertThat(contracts.month(code, MONTH).orElseThrow().phases()).extracting(phase -> phase.days()).containsExactly(12, 18);
    }

    @Test
    void whoHasLeftStillSeesItsMonth() {
        var code = contract();
        var partner = new Substitute(NEW, List.of(), BigDecimal.ONE, null, null, List.of());
        var text = (Text.Draft) parts.termsWith(code, CHEF, partner);
        tx(() -> parts.replace(decision(code, "chef"), CHEF, partner, null, signed(text)));

        assertThat(emcs.monthsFor(people.as("partner-chef"), code).contains(MONTH)).isTrue();
    }

    @Test
    void theChainSaysWhyAPartEndedAndTheProofIsValid(@TempDir Path folder) throws IOException {
        var code = contract();
        replaced(code);

        var entry = chain.entries(code, EntryType.REMOVAL).getFirst();
        assertThat(entry.payload()).contains("\"ballot\":\"B-0001\"", "\"condition\":\"goal-missed\"", "\"endedOn\":\"2026-04-12\"", "\"evidenceDigest\":\"" + "e".repeat(64) + "\"",
                "\"decision\":\"" + code + "/replace\"", "\"party\":\"ME-0002\"", "\"substitute\":\"ME-0009\"", "\"version\":2");
        assertThat(chain.entries(code, EntryType.VERSION).getLast().payload()).contains("\"inForceFrom\":\"2026-04-13\"");
        assertThat(chain.entries(code, EntryType.VERSION).getFirst().payload()).doesNotContain("inForceFrom");
        assertThat(sealed.verify(code)).isEmpty();
        var file = Files.write(folder.resolve("proof.txt"), chain.proof(code));
        var verifier = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", "target/classes",
                "io.heyi.emc.proof.VerifyProof", file.toString(), "--key", chain.keys().getFirst().id()).redirectErrorStream(true).start();
        assertThat(new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("VALID");
    }

    @Test
    void aRepeatGivesWhatWasDoneAndDoesNothing() {
        var code = contract();
        var signatures = signed(draft(code));
        var first = replace(code, "replace", signatures);

        assertThat(replace(code, "replace", signatures)).isEqualTo(first);
        assertThat(replace(code, "replace", List.of())).isEqualTo(first);
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(2);
        assertThat(ended.heard).extracting(LastContractEnded::emc).filteredOn(code::equals).hasSizeLessThan(2);
        assertThatThrownBy(() -> tx(() -> parts.reduce(decision(code, "replace"), CHEF, BigDecimal.ONE))).isInstanceOf(IllegalStateException.class).hasMessageContaining("another change");
    }

    @Test
    void theSameChangeManyTimesAtOnceIsMadeOnce() throws Exception {
        var code = contract();
        var signatures = signed(draft(code));
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Outcome>> calls = IntStream.range(0, 4).<Callable<Outcome>>mapToObj(i -> () -> replace(code, "replace", signatures)).toList();
            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(2);
        assertThat(sealed.verify(code)).isEmpty();
    }

    // --- signatures

    @Test
    void withoutTheSubstitutesSignatureNothingChanges() {
        var code = contract();
        assertThat(replace(code, "replace", List.of())).isEqualTo(new Outcome.ToSign(draft(code), List.of(NEW)));
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void aSignatureOfSomebodyElseIsNone() {
        var code = contract();
        var foreign = new Signed(CHEF, "partner-chef", "s", draft(code).termsHash(), draft(code).signatories().getFirst().partHash(), clock.instant());
        assertThat(replace(code, "replace", List.of(foreign))).isInstanceOf(Outcome.ToSign.class);
        assertThat(replace(code, "replace", java.util.stream.Stream.concat(signed(draft(code)).stream(), List.of(foreign).stream()).toList())).isInstanceOf(Outcome.ToSign.class);
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void aSignatureHoldsWhereOnlyPartsOfOthersHaveChangedSince() {
        var code = contract();
        var earlier = draft(code);
        var signatures = signed(earlier);
        tx(() -> parts.reduce(decision(code, "reduce"), CHEF, new BigDecimal("10").subtract(BigDecimal.ONE)));

        assertThat(replace(code, "replace", signatures)).isInstanceOf(Outcome.Done.class);

        var signature = contracts.latest(code).orElseThrow().signatures().stream().filter(one -> one.actor().equals(NEW)).findFirst().orElseThrow();
        assertThat(signature.how()).isEqualTo("SIGNED_PART");
        assertThat(signature.termsHash()).isEqualTo(earlier.termsHash());
        assertThat(sealed.verify(code)).isEmpty();
    }

    @Test
    void aSignatureOfAnotherPartDoesNotHold() {
        var code = contract();
        var dearer = (Text.Draft) parts.termsWith(code, FOOD, new Substitute(NEW, substitute().values(), new BigDecimal("25"), null, null, List.of()));
        assertThat(replace(code, "replace", signed(dearer))).isEqualTo(new Outcome.ToSign(draft(code), List.of(NEW)));
    }

    // --- what cannot be

    @Test
    void aSubstituteNeverGetsMoreThanThePartHad() {
        var code = contract();
        assertThat(parts.termsWith(code, FOOD, new Substitute(NEW, List.of(), new BigDecimal("25.0001"), null, null, List.of())))
                .isEqualTo(new Text.Impossible(List.of(FieldError.of("ratioPercent", "emc.error.ratioAbovePart", new BigDecimal("25")))));
    }

    @Test
    void whoIsAPartyAlreadyOrIsNotKnownOrPromisesTooLittleCannotTakeAPartOver() {
        var code = contract();
        assertThat(errors(code, new Substitute(CHEF, List.of(), BigDecimal.ONE, null, null, List.of()))).containsExactly("emc.error.alreadyAParty");
        assertThat(errors(code, new Substitute(new ActorId("ME-9999"), List.of(), BigDecimal.ONE, null, null, List.of()))).containsExactly("emc.error.unknownActor");
        assertThat(errors(code, new Substitute(NEW, List.of(new Value("orders", new BigDecimal("99"))), BigDecimal.ONE, null, null, List.of()))).containsExactly("emc.error.grabOutside");
        assertThat(errors(code, new Substitute(NEW, List.of(new Value("meals", BigDecimal.ONE)), BigDecimal.ONE, null, null, List.of()))).containsExactly("emc.error.noSuchTarget");
    }

    private List<String> errors(EmcCode code, Substitute substitute) {
        return ((Text.Impossible) parts.termsWith(code, FOOD, substitute)).errors().stream().map(FieldError::code).toList();
    }

    @Test
    void whoIsDissolvedTakesNoPartOverButItsOwnPartCanBeHandedOver() {
        var code = contract();
        microenterprises.dissolve("ME-0025");
        var frozen = new Substitute(new ActorId("ME-0025"), substitute().values(), new BigDecimal("20"), null, null, List.of());
        assertThat(parts.termsWith(code, FOOD, frozen)).isInstanceOfSatisfying(Text.Impossible.class,
                text -> assertThat(text.errors()).containsExactly(FieldError.of("nodes[1].actor", "microenterprise.freeze.DISSOLVING", "ME-0025", "DC-0001")));
        microenterprises.dissolve(FOOD.value());
        try {
            assertThat(replaced(code).version()).isEqualTo(2);
        } finally {
            microenterprises.goOn(FOOD.value());
        }
    }

    @Test
    void whoIsDissolvedGetsAShareThatFallsFreeWithoutBeingBoundToMore() {
        var code = contract();
        microenterprises.dissolve(FOOD.value());
        try {
            assertThat(parts.termsWithout(code, CHEF)).isInstanceOf(Text.Draft.class);
        } finally {
            microenterprises.goOn(FOOD.value());
        }
    }

    @Test
    void aConditionThatTheContractDoesNotListCannotBeCited() {
        var code = contract();
        var other = new Decision("RC-1", code, "B-0001", "dislike", "e".repeat(64));
        assertThat(tx(() -> parts.replace(other, FOOD, substitute(), null, signed(draft(code)))))
                .isEqualTo(new Outcome.Refused(List.of(FieldError.of("condition", "emc.error.conditionNotListed", "goal-missed"))));
    }

    @Test
    void thePartOfADissolvedPartyEndsWithoutAListedConditionAndWithoutABallot() {
        var code = contract();
        assertThat(emcs.runningWith(FOOD)).contains(code);
        var dissolved = new Decision(code + "/departure", code, "", PartChanges.PARTY_DISSOLVED, "e".repeat(64));
        assertThat(tx(() -> parts.replace(dissolved, FOOD, substitute(), null, signed(draft(code))))).isInstanceOf(Outcome.Done.class);
        assertThat(tx(() -> parts.replace(dissolved, FOOD, substitute(), null, List.of()))).as("a repeat gives what was done").isInstanceOf(Outcome.Done.class);
        assertThat(chain.entries(code, EntryType.REMOVAL)).hasSize(1);
        assertThat(emcs.runningWith(FOOD)).doesNotContain(code);
        assertThat(emcs.runningWith(NEW)).contains(code);
        tx(() -> parts.end(new Decision(code + "/end", code, "", PartChanges.PARTY_DISSOLVED, "e".repeat(64))));
        assertThat(emcs.runningWith(NEW)).doesNotContain(code);
    }

    // --- reduce, remove, end

    @Test
    void aReducedPartyIsBoundAndTheOthersGetWhatIsFreed() {
        var code = contract();
        assertThat(tx(() -> parts.reduce(decision(code, "reduce"), FOOD, new BigDecimal("15")))).isInstanceOf(Outcome.Done.class);

        var terms = emcs.termsOf(code, MONTH).orElseThrow();
        assertThat(terms.node(FOOD).map(Node::ratioPercent).orElseThrow()).isEqualByComparingTo("15");
        assertThat(terms.node(LEAD).map(Node::ratioPercent).orElseThrow()).isEqualByComparingTo("48");
        assertThat(contracts.latest(code).orElseThrow().signatures()).allMatch(one -> one.how().equals("BOUND")).hasSize(4);
        assertThat(chain.entries(code, EntryType.REDUCTION)).hasSize(1);
        assertThat(tx(() -> parts.reduce(decision(code, "again"), FOOD, new BigDecimal("15"))))
                .isEqualTo(new Outcome.Refused(List.of(FieldError.of("ratioPercent", "emc.error.ratioNotLess", new BigDecimal("15")))));
    }

    @Test
    void withoutASubstituteThePlaceAndTheDeliverablesGo() {
        var code = contract();
        assertThat(tx(() -> parts.remove(decision(code, "remove"), FOOD, List.of()))).isInstanceOf(Outcome.Done.class);

        var terms = emcs.termsOf(code, MONTH).orElseThrow();
        assertThat(terms.node(FOOD)).isEmpty();
        assertThat(terms.node(CHEF).orElseThrow().deliverables().getFirst().dependsOn()).isEmpty();
        assertThat(contracts.latest(code).orElseThrow().origin()).isEqualTo("PART_REMOVED");
    }

    @Test
    void aScopeThatNobodyIsLeftForCannotBeMadeSmaller() {
        var two = contract(aContract().nodes(lead("ME-0001", "40"), strategic("ME-0002", "recipes", "25")).build());
        assertThat(parts.termsWithout(two, FOOD)).isEqualTo(new Text.Impossible(List.of(FieldError.of("party", "emc.error.notEnoughLeft"))));
        var oneMicroenterprise = contract(aContract().nodes(lead("ME-0001", "40"), strategic("partner-chef", "recipes", "10"), tactical("SSP-LOGISTICS", "delivery")).build());
        assertThat(parts.termsWithout(oneMicroenterprise, LEAD)).isEqualTo(new Text.Impossible(List.of(FieldError.of("party", "emc.error.nobodyToLead"))));
    }

    @Test
    void theMembersCanEndTheEmcAndARepeatSaysSo() {
        var code = contract();
        var done = tx(() -> parts.end(decision(code, "end")));
        assertThat(done).isEqualTo(new Outcome.Done(1, MONTH, MONTH.atDay(12), MONTH.atDay(13)));
        assertThat(emcs.find(code).orElseThrow().state()).isEqualTo(EmcState.TERMINATED);
        assertThat(tx(() -> parts.end(decision(code, "end")))).isEqualTo(done);
        assertThat(replace(code, "late", List.of())).isEqualTo(new Outcome.NotRunning(EmcState.TERMINATED));
    }

    @Test
    void aCoverForATimeNamesItsLastDay() {
        var code = contract();
        assertThat(tx(() -> parts.replace(decision(code, "cover"), FOOD, substitute(), MONTH.atDay(12), signed(draft(code)))))
                .isEqualTo(new Outcome.Refused(List.of(FieldError.of("coverUntil", "emc.error.dayNotAfter", MONTH.atDay(12)))));
        assertThat(tx(() -> parts.replace(decision(code, "cover"), FOOD, substitute(), LocalDate.of(2026, 5, 31), signed(draft(code))))).isInstanceOf(Outcome.Done.class);
        assertThat(contracts.latest(code).orElseThrow().origin()).isEqualTo("PART_COVERED");
        assertThat(chain.entries(code, EntryType.REMOVAL).getFirst().payload()).contains("\"coverUntil\":\"2026-05-31\"");
    }

    // --- days

    @Test
    void afterTheMonthOfTheContractThePartEndsWithTheMonth() {
        var code = contract();
        clock.now = at(30).plusSeconds(3 * 86_400);
        assertThat(replaced(code)).isEqualTo(new Outcome.Done(2, MONTH, MONTH.atDay(30), LocalDate.of(2026, 5, 1)));
        var month = contracts.month(code, MONTH).orElseThrow();
        assertThat(month.phases()).hasSize(1);
        assertThat(month.parties()).containsKey(FOOD).doesNotContainKey(NEW);
        assertThat(month.terms().node(NEW)).isPresent();
        assertThat(sealed.verify(code)).isEmpty();
    }

    @Test
    void anEmcThatIsEndedAfterTheMonthOfItsContractEndsWithTheMonthForNothingWasPromisedSince() {
        var code = contract();
        clock.now = at(30).plusSeconds(3 * 86_400);
        assertThat(tx(() -> parts.end(decision(code, "end")))).isEqualTo(new Outcome.Done(1, MONTH, MONTH.atDay(30), LocalDate.of(2026, 5, 1)));
    }

    @Test
    void theLaterOfTwoChangesOfADayIsInForceOnTheNext() {
        var code = contract();
        tx(() -> parts.reduce(decision(code, "one"), FOOD, new BigDecimal("15")));
        tx(() -> parts.reduce(decision(code, "two"), FOOD, new BigDecimal("5")));
        var month = contracts.month(code, MONTH).orElseThrow();
        assertThat(month.phases()).extracting(phase -> phase.days()).containsExactly(12, 18);
        assertThat(month.phases().getLast().terms().node(FOOD).map(Node::ratioPercent).orElseThrow()).isEqualByComparingTo("5");
    }

    // --- the last contract

    @Test
    void whoHasNoOtherRunningContractHasLostItsLast() {
        var only = new ActorId("ME-0021");
        var both = new ActorId("ME-0022");
        var code = contract(aContract().more(strategic("ME-0021", null, "5")).more(strategic("ME-0022", null, "5")).build());
        contract(aContract().more(strategic("ME-0022", null, "5")).build());

        tx(() -> parts.remove(decision(code, "one"), only, List.of()));
        tx(() -> parts.remove(decision(code, "two"), both, List.of()));

        assertThat(ended.heard).containsExactly(new LastContractEnded(only, code, contracts.version(code, 2).orElseThrow().sealedAt()));
    }

    @Test
    void withTheEndOfAnEmcAllItsPartiesMayHaveLostTheirLast() {
        var only = new ActorId("ME-0023");
        var code = contract(aContract().more(strategic("ME-0023", null, "5")).build());
        contract();
        tx(() -> parts.end(decision(code, "end")));
        assertThat(ended.heard).extracting(LastContractEnded::actor).containsExactly(only);
    }

    @Test
    void ofTwoLastContractsThatEndAtOnceOneTells() throws Exception {
        var both = new ActorId("ME-0024");
        var codes = List.of(contract(aContract().more(strategic("ME-0024", null, "5")).build()), contract(aContract().more(strategic("ME-0024", null, "5")).build()));
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Outcome>> calls = codes.stream().<Callable<Outcome>>map(code -> () -> tx(() -> parts.remove(decision(code, "gone"), both, List.of()))).toList();
            assertThat(threads.invokeAll(calls)).allMatch(call -> call.resultNow() instanceof Outcome.Done);
        }
        assertThat(ended.heard).extracting(LastContractEnded::actor).containsExactly(both);
    }

    // --- backups

    @Test
    void commitmentsThatWereNotChosenStandByInTheOrderOfTheirRank() {
        var code = contract();
        formations.called(code, terms(), "recipes", Map.of("ME-0011", "30/70", "ME-0012", "15/90", "ME-0002", "25/95", "ME-9999", "10/99", "ME-0013", "5/80/rating"));

        assertThat(parts.backups(code, FOOD)).extracting(Backup::name).containsExactly("ME-0012 name", "ME-0011 name");
        var first = parts.backups(code, FOOD).getFirst().substitute();
        assertThat(first.ratioPercent()).isEqualByComparingTo("15");
        assertThat(first.values()).containsExactly(new Value("orders", new BigDecimal(150)));
        assertThat(parts.backups(code, FOOD).get(1).substitute().ratioPercent()).isEqualByComparingTo("25");
        assertThat(parts.backups(code, LEAD)).isEmpty();
    }
}
