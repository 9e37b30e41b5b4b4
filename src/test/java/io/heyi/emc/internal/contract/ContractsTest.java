package io.heyi.emc.internal.contract;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.strategic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcModule;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.Emcs;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.TownPeople;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EmcModule
class ContractsTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    @Autowired Contracts contracts;
    @Autowired Emcs emcs;
    @Autowired ContractChain chain;
    @Autowired SealedVersions sealed;
    @Autowired SharedServices sharedServices;
    @Autowired TownPeople people;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void logistics() {
        sharedServices.register(people.as("administrator"), "SSP-LOGISTICS", "Logistics", List.of("entrepreneur-40"));
    }

    private <T> T tx(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private EmcCode signing(ContractTerms terms) {
        return tx(() -> {
            var code = contracts.create(terms, people.as("entrepreneur-01"));
            contracts.enter(code, EmcState.SIGNING, "partiesNamed", Map.of());
            return code;
        });
    }

    private static List<Signature> signatures(ContractTerms terms) {
        return terms.nodes().stream().map(node -> new Signature(node.actor(), "person-of-" + node.actor(), "SIGNED", "session", TermsJson.hash(terms),
                Instant.parse("2026-11-01T00:00:00Z"))).toList();
    }

    private EmcCode active(ContractTerms terms) {
        var code = signing(terms);
        tx(() -> {
            var version = contracts.seal(code, NOVEMBER, terms, "FORMATION", signatures(terms));
            contracts.enter(code, EmcState.ACTIVE, "allSigned", Map.of());
            return version;
        });
        return code;
    }

    @Test
    void aSoundContractHasNoFaults() {
        assertThat(contracts.check(aContract().build())).isEmpty();
    }

    @Test
    void codesFollowEachOtherEvenWhenManyAreCreatedAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<EmcCode>> work = IntStream.range(0, 12).<Callable<EmcCode>>mapToObj(i -> () -> signing(aContract().build())).toList();
            var numbers = threads.invokeAll(work).stream().map(Future::resultNow).map(code -> Integer.parseInt(code.value().substring(4))).sorted().toList();
            assertThat(numbers).hasSize(12).isEqualTo(IntStream.range(0, 12).mapToObj(i -> numbers.getFirst() + i).toList());
        }
    }

    @Test
    void theLeadsEmcsAreFoundByTheLead() {
        var code = active(aContract().build());
        var reader = people.as("auditor");
        var page = new PageRequest(0, PageRequest.LARGEST_SIZE);

        assertThat(emcs.search(EmcFilter.ledBy(List.of(new ActorId("ME-0001"))).onlyLiving(), reader, page).items()).extracting(EmcSummary::code).contains(code);
        assertThat(emcs.search(EmcFilter.ledBy(List.of(new ActorId("ME-0002"))), reader, page).items()).extracting(EmcSummary::code).doesNotContain(code);
    }

    @Test
    void anOpenCallShowsAnOutsidePartnerNothingOfThePast() {
        var terms = aContract().build();
        var partner = people.as(terms.nodes().stream().filter(node -> node.kind() == ActorKind.PARTNER).findFirst().orElseThrow().actor().value());
        var stranger = FakeNeighbours.user("partner-stranger", "external-partner");
        var party = active(terms);
        var call = tx(() -> {
            var code = contracts.create(aContract().build(), people.as("entrepreneur-01"));
            contracts.enter(code, EmcState.JOINING, "calledOpenly", Map.of());
            return code;
        });

        assertThat(emcs.mayRead(stranger, call)).isTrue();
        assertThat(emcs.readableAmong(stranger, List.of(call, party))).isEmpty();
        assertThat(emcs.readableAmong(partner, List.of(party, new EmcCode("EMC-9999")))).containsExactly(party);
        assertThat(emcs.readableAmong(people.as("auditor"), List.of(call, party))).containsExactlyInAnyOrder(call, party);
        assertThat(emcs.search(EmcFilter.text("").exceptOpenCalls(), stranger, new PageRequest(0, PageRequest.LARGEST_SIZE)).items()).isEmpty();
    }

    @Test
    void whoIsNamedByTheContractOfAMonthSeesThatMonthAndPeopleInsideSeeAll() {
        var chef = people.as("partner-chef");
        var code = active(aContract().build());
        var without = aContract().nodes(ContractFixtures.lead("ME-0001", "50"), strategic("ME-0002", null, "10")).build();
        tx(() -> contracts.seal(code, DECEMBER, without, "RENEWAL", signatures(without)));
        var call = tx(() -> contracts.create(aContract().build(), people.as("entrepreneur-01")));

        assertThat(emcs.monthsFor(chef, code)).isEqualTo(ReadableMonths.of(List.of(NOVEMBER)));
        assertThat(emcs.monthsFor(FakeNeighbours.user("partner-stranger", "external-partner"), code).named()).isEmpty();
        assertThat(emcs.monthsFor(people.as("auditor"), code).contains(DECEMBER)).isTrue();
        assertThat(emcs.monthsFor(chef, List.of(code, call))).containsOnlyKeys(code);
        assertThat(emcs.monthsFor(people.as("auditor"), List.of(code, call))).containsOnlyKeys(code, call);
        assertThat(emcs.versionNumbers(List.of(code, call))).containsOnly(Map.entry(code, Map.of(NOVEMBER, List.of(1), DECEMBER, List.of(2))));
    }

    @Test
    void aSealedVersionIsInForceForItsMonthAndOnTheChain() {
        var terms = aContract().build();
        var code = active(terms);
        var version = contracts.version(code, NOVEMBER).orElseThrow();
        assertThat(version.number()).isEqualTo(1);
        assertThat(version.termsHash()).isEqualTo(CanonicalJson.sha256(TermsJson.write(terms))).isEqualTo(TermsJson.hash(version.terms()));
        assertThat(version.signatures()).extracting(Signature::actor).containsExactlyInAnyOrderElementsOf(terms.nodes().stream().map(ContractTerms.Node::actor).toList());
        assertThat(chain.entries(code, PageRequest.first()).items()).extracting(ContractChain.Entry::entryKey)
                .startsWith("version/1").contains("signature/1/ME-0001", "signature/1/SSP-LOGISTICS").hasSize(5);
        assertThat(chain.verify(code)).isEmpty();
        assertThat(emcs.termsOf(code, NOVEMBER)).isPresent();
        assertThat(emcs.termsOf(code, DECEMBER)).isEmpty();
        assertThat(emcs.activeIn(NOVEMBER, null, 100)).contains(code);
        assertThat(emcs.activeIn(NOVEMBER, code, 100)).doesNotContain(code);
    }

    @Test
    void sealingTheSameTermsForTheSameMonthAgainGivesTheSameVersion() {
        var terms = aContract().build();
        var code = active(terms);
        var again = tx(() -> contracts.seal(code, NOVEMBER, terms, "FORMATION", signatures(terms)));
        assertThat(again.number()).isEqualTo(1);
        assertThat(contracts.latest(code).map(Version::number)).contains(1);
        assertThat(chain.entries(code, PageRequest.first()).total()).isEqualTo(5);
    }

    @Test
    void everyMonthIsAVersionOfItsOwn() {
        var terms = aContract().build();
        var code = active(terms);
        var changed = aContract().goal("Two meals a week").build();
        tx(() -> contracts.seal(code, DECEMBER, changed, "RENEWAL", signatures(changed)));
        assertThat(contracts.version(code, NOVEMBER).orElseThrow().terms().goal()).isEqualTo(terms.goal());
        assertThat(contracts.version(code, DECEMBER).orElseThrow().terms().goal()).isEqualTo("Two meals a week");
        var view = emcs.find(code).orElseThrow();
        assertThat(view.period()).isEqualTo(DECEMBER);
        assertThat(view.terms().goal()).isEqualTo("Two meals a week");
        assertThat(view.versions()).extracting(version -> version.number()).containsExactly(2, 1);
    }

    @Test
    void aSealedVersionCannotBeChangedByTheDatabaseEither() {
        var code = active(aContract().build());
        for (var sql : List.of("update emc.version set terms = '{}' where code = ?", "delete from emc.version where code = ?",
                "update emc.signature set person = 'somebody' where code = ?", "delete from emc.signature where code = ?", "delete from emc.state_change where code = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(code.value()).update()).isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("cannot be changed");
        }
        assertThatThrownBy(() -> jdbc.sql("truncate emc.version cascade").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void termsThatWereChangedInTheDatabaseAreNeverReadAndAreFoundBesideTheChain() {
        var code = active(aContract().goal("Sealed").build());
        assertThat(sealed.verify(code)).isEmpty();
        tx(() -> {
            jdbc.sql("set local session_replication_role = replica").update();
            return jdbc.sql("update emc.version set terms = replace(terms, 'Sealed', 'Forged') where code = ?").param(code.value()).update();
        });
        assertThatThrownBy(() -> tx(() -> emcs.termsOf(code, NOVEMBER))).isInstanceOf(IllegalStateException.class).hasMessageContaining("version 1 of " + code);
        assertThat(sealed.verify(code)).contains(new ContractChain.Fault(1, "version"));
        tx(() -> {
            jdbc.sql("set local session_replication_role = replica").update();
            return jdbc.sql("update emc.version set terms_hash = encode(sha256(convert_to(terms, 'UTF8')), 'hex') where code = ?").param(code.value()).update();
        });
        assertThat(sealed.verify(code)).as("the hash forged too").contains(new ContractChain.Fault(1, "version"));
        assertThat(emcs.find(code).orElseThrow().versions()).as("the page can be shown").hasSize(1);
    }

    @Test
    void termsInForceAreReadOnly() {
        var code = active(aContract().build());
        var emc = tx(() -> contracts.load(code).orElseThrow());
        assertThatThrownBy(() -> tx(() -> {
            contracts.changeTerms(code, aContract().goal("Another").build(), emc.revision());
            return null;
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("read-only");
    }

    @Test
    void termsChangeOnlyFromTheRevisionThatWasRead() {
        var code = signing(aContract().build());
        var revision = tx(() -> contracts.load(code).orElseThrow().revision());
        tx(() -> {
            contracts.changeTerms(code, aContract().goal("First").build(), revision);
            return null;
        });
        assertThatThrownBy(() -> tx(() -> {
            contracts.changeTerms(code, aContract().goal("Second").build(), revision);
            return null;
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("revision");
        assertThat(emcs.find(code).orElseThrow().terms().goal()).isEqualTo("First");
    }

    @Test
    void aVersionNeedsTheSignatureOfEveryPartyOnThisVeryText() {
        var terms = aContract().build();
        var code = signing(terms);
        var all = signatures(terms);
        var other = signatures(aContract().goal("Another text").build());
        var stranger = List.of(new Signature(new io.heyi.emc.ActorId("ME-0009"), "x", "SIGNED", "s", TermsJson.hash(terms), Instant.EPOCH));
        for (var wrong : List.of(all.subList(1, all.size()), other, java.util.stream.Stream.concat(all.stream(), all.stream().limit(1)).toList(),
                java.util.stream.Stream.concat(all.stream(), stranger.stream()).toList())) {
            assertThatThrownBy(() -> tx(() -> contracts.seal(code, NOVEMBER, terms, "FORMATION", wrong))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(contracts.latest(code)).isEmpty();
    }

    @Test
    void aTacitExtensionNeedsNoSignature() {
        var terms = aContract().build();
        var code = active(terms);
        assertThat(tx(() -> contracts.seal(code, DECEMBER, terms, "TACIT_EXTENSION", List.of())).number()).isEqualTo(2);
        var without = terms.without(List.of(new ActorId("partner-chef")));
        assertThat(tx(() -> contracts.seal(code, DECEMBER.plusMonths(1), without, "TACIT_EXTENSION", List.of())).number()).isEqualTo(3);
        for (var other : List.of(aContract().reinvestment("6").build(), terms)) {
            assertThatThrownBy(() -> tx(() -> contracts.seal(code, DECEMBER.plusMonths(2), other, "TACIT_EXTENSION", List.of()))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("need signatures");
        }
    }

    @Test
    void termsThatBreakAnInvariantAreNeverSealed() {
        var terms = aContract().more(strategic("ME-0003", null, "90")).build();
        var code = signing(aContract().build());
        assertThatThrownBy(() -> tx(() -> contracts.seal(code, NOVEMBER, terms, "FORMATION", signatures(terms)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sharesAboveWhole");
    }

    @Test
    void aRuleThatCameLaterDoesNotUndoWhatWasAgreed() {
        var profit = aContract().build().goals().getFirst();
        var sound = aContract().goals(profit, ContractFixtures.target("meals-1", "meals", "1", "2", "3"), ContractFixtures.target("meals-2", "meals", "1", "2", "3")).build();
        var code = active(sound);
        tx(() -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update emc.version set terms = replace(terms, '\"meals-2\"', '\"meals-1\"') where code = ?").param(code.value()).update();
            return jdbc.sql("update emc.version set terms_hash = encode(sha256(convert_to(terms, 'UTF8')), 'hex') where code = ?").param(code.value()).update();
        });
        var agreed = emcs.termsOf(code, NOVEMBER).orElseThrow();
        assertThat(contracts.check(agreed)).extracting(FieldError::code).containsExactly("emc.error.metricTwice");
        assertThat(contracts.check(code, agreed)).isEmpty();
        assertThat(tx(() -> contracts.seal(code, DECEMBER, agreed, "RENEWAL", signatures(agreed))).number()).isEqualTo(2);
    }

    @Test
    void nothingFollowsTheEndOfAnEmc() {
        var code = active(aContract().build());
        tx(() -> {
            contracts.enter(code, EmcState.TERMINATED, "terminated", Map.of("condition", "goal-missed", "by", "entrepreneur-01"));
            contracts.enter(code, EmcState.TERMINATED, "terminated", Map.of("condition", "goal-missed", "by", "entrepreneur-01"));
            return null;
        });
        assertThat(chain.entries(code, PageRequest.first()).items()).extracting(ContractChain.Entry::type).endsWith(ContractChain.EntryType.TERMINATION).hasSize(6);
        assertThatThrownBy(() -> tx(() -> {
            contracts.enter(code, EmcState.ACTIVE, "again", Map.of());
            return null;
        })).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> tx(() -> contracts.seal(code, DECEMBER, aContract().build(), "RENEWAL", signatures(aContract().build()))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEmcStaysWhereItWasNested() {
        var outer = active(aContract().build());
        var inner = signing(aContract().parent(outer.value()).build());
        assertThat(contracts.check(aContract().parent(inner.value()).build())).isEmpty();
        assertThat(contracts.check(outer, aContract().parent(inner.value()).build())).extracting(FieldError::code).containsExactly("emc.error.parentStays");
        assertThat(contracts.check(outer, aContract().parent(outer.value()).build())).extracting(FieldError::code).containsExactly("emc.error.parentStays");
        assertThat(contracts.check(outer, aContract().build())).isEmpty();
        assertThat(contracts.check(aContract().parent("EMC-9999").build())).extracting(FieldError::code).containsExactly("emc.error.unknownParent");
        assertThat(emcs.find(outer).orElseThrow().children()).containsExactly(inner);
    }

    @Test
    void whatTheTermsNameMustExist() {
        assertThat(contracts.check(aContract().platform("mars").build())).extracting(FieldError::field).containsExactly("platform");
        assertThat(contracts.check(aContract().more(strategic("ME-4711", null, "1")).build())).extracting(FieldError::code).containsExactly("emc.error.unknownActor");
        assertThat(contracts.check(aContract().more(strategic("entrepreneur-05", null, "1")).build())).extracting(FieldError::code).containsExactly("emc.error.unknownActor");
        assertThat(contracts.check(aContract().more(ContractFixtures.tactical("SSP-NOBODY", null)).build())).extracting(FieldError::code).containsExactly("emc.error.unknownActor");
    }

    @Test
    void anOutsidePartnerFindsOpenCallsAndWhatHeIsPartyTo() {
        var chef = people.as("partner-chef");
        var his = active(aContract().build());
        var others = active(aContract().nodes(ContractFixtures.lead("ME-0001", "50"), strategic("ME-0002", null, "10")).build());
        var call = tx(() -> {
            var code = contracts.create(aContract().onlyTheLead().build(), people.as("entrepreneur-01"));
            contracts.enter(code, EmcState.JOINING, "callOpened", Map.of());
            return code;
        });
        assertThat(emcs.mayRead(chef, his)).isTrue();
        assertThat(emcs.mayRead(chef, call)).isTrue();
        assertThat(emcs.mayRead(chef, others)).isFalse();
        assertThat(emcs.mayRead(people.as("entrepreneur-20"), others)).isTrue();
        assertThat(emcs.search("", chef, new PageRequest(0, 200)).items()).extracting(found -> found.code()).contains(his, call).doesNotContain(others);
        assertThat(emcs.search("smart COOK", people.as("auditor"), PageRequest.first()).total()).isGreaterThanOrEqualTo(3);
        assertThat(emcs.search("%", people.as("auditor"), PageRequest.first()).total()).isZero();
    }

    @Test
    void anOutsidePartnerFindsWhatTheMicroenterprisesThatHeOwnsLeadOrShareIn() {
        people.hold("partner-baker", Role.EXTERNAL_PARTNER);
        people.grant(List.of(new Relation(new Username("partner-baker"), Relation.Kind.ME_OWNER, "ME-0029")));
        var baker = people.as("partner-baker");
        var led = active(aContract().nodes(ContractFixtures.lead("ME-0029", "50"), strategic("ME-0002", null, "10")).build());
        var shared = active(aContract().nodes(ContractFixtures.lead("ME-0001", "50"), strategic("ME-0029", null, "10")).build());
        var others = active(aContract().build());
        var setUp = tx(() -> contracts.create(aContract().nodes(ContractFixtures.lead("ME-0029", "50"), strategic("ME-0002", null, "10")).build(), baker));
        for (var code : List.of(led, shared, setUp)) {
            assertThat(emcs.mayRead(baker, code)).isTrue();
        }
        assertThat(emcs.mayRead(baker, others)).isFalse();
        assertThat(emcs.search("", baker, new PageRequest(0, 200)).items()).extracting(found -> found.code()).contains(led, shared, setUp).doesNotContain(others);
        assertThat(emcs.totals(baker).platforms()).isNotEmpty();
    }

    @Test
    void peopleActForTheirOwnActorsOnly() {
        var code = active(aContract().build());
        assertThat(emcs.actingFor(people.as("entrepreneur-01"), code)).extracting(actor -> actor.value()).containsExactly("ME-0001");
        assertThat(emcs.actingFor(people.as("entrepreneur-40"), code)).extracting(actor -> actor.value()).containsExactly("SSP-LOGISTICS");
        assertThat(emcs.actingFor(people.as("partner-chef"), code)).extracting(actor -> actor.value()).containsExactly("partner-chef");
        assertThat(emcs.actingFor(people.as("administrator"), code)).isEmpty();
    }
}
