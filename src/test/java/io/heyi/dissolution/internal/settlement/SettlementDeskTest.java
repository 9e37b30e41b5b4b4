package io.heyi.dissolution.internal.settlement;

import static io.heyi.dissolution.internal.settlement.Town.money;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.internal.settlement.ClaimDesk.ClaimInput;
import io.heyi.dissolution.internal.settlement.Inventory.AssetState;
import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Inventory.Subject;
import io.heyi.dissolution.internal.settlement.RunDown.ExpenseInput;
import io.heyi.dissolution.internal.settlement.RunDown.Reply;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.interest.PlayedInterests;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who does what in a settlement, and what is refused (domain.md §1a, P6; product-bar T2). */
@SettlementModule
class SettlementDeskTest {

    @Autowired Settlement settlement;
    @Autowired SettlementDesk desk;
    @Autowired ClaimDesk claims;
    @Autowired LoweredClaims lowered;
    @Autowired RunDown runDown;
    @Autowired SettlementSigning signing;
    @Autowired SettlementViews views;
    @Autowired SettlementStore store;
    @Autowired Ledger ledger;
    @Autowired Teams teams;
    @Autowired FakeAccess access;
    @Autowired PlayedInterests interests;
    @Autowired RecordedAudit audit;
    @Autowired SetClock clock;
    @Autowired TransactionTemplate transaction;

    private Town town;
    private CurrentUser owner;
    private CurrentUser officer;
    private CurrentUser member;
    private final CurrentUser chef = user("chef", "external-partner");

    @BeforeEach
    void aSettlement() {
        clock.now = Instant.parse("2026-06-02T08:00:00Z");
        interests.forget();
        town = new Town(ledger, teams).founded().isOwed("EMC-0001", "40000");
        owner = user(town.people.getFirst(), "me-owner:" + town.me, "entrepreneur");
        member = user(town.people.get(5), "me-member:" + town.me, "entrepreneur");
        officer = user("officer", "settlement-officer");
        List.of(owner, member, officer, chef).forEach(access::signIn);
        transaction.executeWithoutResult(status -> settlement.begin(town.code, town.me, money("20000")));
    }

    private SettlementFile file() {
        return store.find(town.code).orElseThrow();
    }

    private static void accepted(Optional<Ruling> ruling) {
        assertThat(ruling).hasValueSatisfying(one -> assertThat(one).isInstanceOf(Ruling.Accepted.class));
    }

    private static List<String> faults(Optional<Ruling> ruling) {
        return ruling.orElseThrow() instanceof Ruling.Refused(var errors) ? errors.stream().map(FieldError::field).toList() : List.of(ruling.orElseThrow().toString());
    }

    private static String word(Optional<Ruling> ruling) {
        return switch (ruling.orElseThrow()) {
            case Ruling.NotAllowed(var key) -> key.replace("dissolutionmoney.refusal.", "");
            case Ruling.TooLate(var key, var arguments) -> key.replace("dissolutionmoney.refusal.", "");
            case Ruling other -> other.toString();
        };
    }

    private static ClaimInput claim(String rank, String creditor, String amount) {
        return new ClaimInput(rank, creditor, "Bakery", amount, "CNY", "invoice 7");
    }

    private void complete() {
        accepted(desk.dates(officer, town.code, "2026-06-01", "2026-06-15"));
        accepted(desk.collect(officer, town.code, "receivable", "book:" + town.debtor, "39000", "agreed"));
        for (var subject : Subject.values()) {
            accepted(desk.state(owner, town.code, subject.name(), "nothing else"));
        }
        clock.now = Instant.parse("2026-06-14T08:00:00Z");
        transaction.executeWithoutResult(status -> settlement.drawUp(town.code));
    }

    @Test
    void nobodyWithBooksHereComesBeforeTheOthersAsAnOutsideCreditor() {
        for (var disguised : List.of(town.me, town.creditor)) {
            assertThat(faults(claims.file(officer, town.code, new ClaimInput("OUTSIDE_CREDITORS", disguised, "Supplies", "500", "CNY", "invoice")))).as(disguised).containsExactly("creditor");
        }
    }

    @Test
    void aClaimIsDecidedByWhoHasNeitherFiledItNorGainsByIt() {
        accepted(claims.file(owner, town.code, claim("OUTSIDE_CREDITORS", "", "500")));
        accepted(claims.file(owner, town.code, claim("OUTSIDE_CREDITORS", "", "500")));
        accepted(claims.file(chef, town.code, claim("INSIDE", "somebody", "70")));

        assertThat(file().claims()).extracting(Inventory.FiledClaim::number, Inventory.FiledClaim::rank, Inventory.FiledClaim::creditor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, Rank.OUTSIDE_CREDITORS, null), org.assertj.core.groups.Tuple.tuple(2, Rank.OUTSIDE_CREDITORS, "chef"));
        assertThat(word(claims.decide(owner, town.code, 1, "CONFIRMED", "", ""))).isEqualTo("ownClaim");
        assertThat(word(claims.decide(member, town.code, 2, "CONFIRMED", "", ""))).isEqualTo("ownClaim");
        assertThat(faults(claims.decide(officer, town.code, 1, "CONFIRMED", "400", ""))).containsExactly("reason");
        assertThat(faults(claims.decide(officer, town.code, 1, "CONFIRMED", "501", "x"))).containsExactly("amount");
        assertThat(faults(claims.decide(officer, town.code, 9, "CONFIRMED", "", ""))).containsExactly("number");
        accepted(claims.decide(officer, town.code, 1, "DISPUTED", "", "no delivery"));
        accepted(claims.decide(officer, town.code, 1, "CONFIRMED", "400", "half delivered"));
        accepted(claims.decide(officer, town.code, 2, "REJECTED", "", "unknown"));
        assertThat(file().claims()).extracting(Inventory.FiledClaim::state).containsExactly(ClaimState.CONFIRMED, ClaimState.REJECTED);
    }

    private List<String> told(CurrentUser reader) {
        return lowered.of(reader, new PageRequest(0, 20)).items().stream().filter(one -> one.code().equals(town.code)).map(one -> one.number() + " " + one.decision() + " " + one.reason()).toList();
    }

    @Test
    void onlyTheCreditorIsToldWhyAClaimIsNotConfirmedInFull() {
        var neighbour = user("neighbour", "me-owner:" + town.creditor);
        accepted(claims.file(chef, town.code, claim("OUTSIDE_CREDITORS", "", "70")));
        accepted(claims.file(officer, town.code, claim("INSIDE", town.creditor, "500")));
        assertThat(told(chef)).as("nothing is decided").isEmpty();

        accepted(claims.decide(officer, town.code, 1, "REJECTED", "", "no delivery"));
        accepted(claims.decide(owner, town.code, 2, "DISPUTED", "", "half delivered"));
        assertThat(told(chef)).containsExactly("1 REJECTED no delivery");
        assertThat(told(neighbour)).as("whoever speaks for a micro-enterprise").containsExactly("2 DISPUTED half delivered");
        assertThat(told(member)).isEmpty();

        accepted(claims.decide(officer, town.code, 1, "CONFIRMED", "40", "a part was delivered"));
        accepted(claims.decide(officer, town.code, 1, "CONFIRMED", "40", "a part was delivered"));
        assertThat(told(chef)).containsExactly("1 CONFIRMED a part was delivered");
        assertThat(faults(claims.decide(officer, town.code, 1, "REJECTED", "", ""))).containsExactly("reason");
        assertThat(told(chef)).as("a refused decision").containsExactly("1 CONFIRMED a part was delivered");
        accepted(claims.decide(officer, town.code, 1, "CONFIRMED", "", ""));
        assertThat(told(chef)).as("in full").isEmpty();
    }

    @Test
    void aLoweredClaimIsToldForAMonthAfterTheSettlementHasEnded() {
        accepted(claims.file(chef, town.code, claim("OUTSIDE_CREDITORS", "", "70")));
        accepted(claims.decide(officer, town.code, 1, "REJECTED", "", "no delivery"));
        clock.now = Instant.parse("2026-07-20T08:00:00Z");
        assertThat(told(chef)).as("while it runs").hasSize(1);
        transaction.executeWithoutResult(status -> settlement.drop(town.code));
        assertThat(told(chef)).isEmpty();
        clock.now = Instant.parse("2026-07-02T08:00:00Z");
        assertThat(told(chef)).hasSize(1);
    }

    @Test
    void claimsOfOthersInAnotherCurrencyOrAfterTheWindowAreRefused() {
        assertThat(faults(claims.file(officer, town.code, new ClaimInput("OUTSIDE_CREDITORS", "", "Bakery", "500", "EUR", "invoice")))).containsExactly("currency");
        assertThat(faults(claims.file(officer, town.code, new ClaimInput("PLATFORM", "", "", "0.001", "CNY", "")))).containsExactlyInAnyOrder("rank", "name", "amount", "proof");
        assertThat(faults(claims.file(officer, town.code, claim("INSIDE", "ME-9999", "5")))).containsExactly("creditor");
        assertThat(faults(claims.file(officer, town.code, claim("WAGES", "stranger", "5")))).containsExactly("creditor");
        assertThat(word(claims.file(member, town.code, claim("OUTSIDE_CREDITORS", "", "5")))).isEqualTo("notYourClaim");
        accepted(claims.file(member, town.code, claim("WAGES", member.username().value(), "5")));
        clock.now = Instant.parse("2026-06-12T08:00:00Z");
        assertThat(word(claims.file(chef, town.code, claim(null, null, "5")))).isEqualTo("claimWindow");
        accepted(claims.file(officer, town.code, claim("INSIDE", town.creditor, "5")));
    }

    @Test
    void anAssetIsBoughtByAnotherMicroenterpriseOnlyIfItsOwnerAgrees() {
        var buyer = user("creditor-owner", "me-owner:" + town.creditor, "entrepreneur");
        accepted(desk.addAsset(owner, town.code, "THING", "Oven"));
        accepted(desk.addAsset(officer, town.code, "THING", "Oven"));
        assertThat(word(desk.addAsset(member, town.code, "THING", "Oven"))).isEqualTo("notYours");
        assertThat(word(desk.realise(owner, town.code, 1, "SOLD", "5", "", "x"))).isEqualTo("onlyOfficer");
        assertThat(faults(desk.realise(officer, town.code, 1, "OFFERED", "5", town.me, ""))).containsExactlyInAnyOrder("buyer", "reason");
        accepted(desk.realise(officer, town.code, 1, "OFFERED", "900", town.creditor, "offer"));
        assertThat(word(desk.answerOffer(owner, town.code, 1, true))).isEqualTo("notYours");
        accepted(desk.answerOffer(buyer, town.code, 1, false));
        assertThat(file().assets()).singleElement().extracting(Inventory.Asset::state, Inventory.Asset::buyer).containsExactly(AssetState.OPEN, null);
        accepted(desk.realise(officer, town.code, 1, "OFFERED", "900", town.creditor, "offer"));
        accepted(desk.answerOffer(buyer, town.code, 1, true));
        accepted(desk.answerOffer(buyer, town.code, 1, true));
        assertThat(file().assets()).singleElement().extracting(Inventory.Asset::state).isEqualTo(AssetState.SOLD);
    }

    @Test
    void aReceivableIsWrittenOffOnlyForAReasonAndNeverAboveWhatIsOwed() {
        assertThat(faults(desk.collect(officer, town.code, "receivable", "book:" + town.debtor, "39999.99", ""))).containsExactly("reason");
        assertThat(faults(desk.collect(officer, town.code, "receivable", "book:" + town.debtor, "40000.01", ""))).containsExactly("collected");
        assertThat(faults(desk.collect(officer, town.code, "receivable", "book:ME-9999", "1", ""))).containsExactly("holder");
        accepted(desk.collect(officer, town.code, "receivable", "book:" + town.debtor, "40000", ""));
    }

    private Reply spend(CurrentUser by, String key, String amount, String currency) {
        return runDown.spend(by, town.code, new ExpenseInput(key, amount, currency, "Rent", "Landlord"));
    }

    @Test
    void theOwnerSpendsWithinTheBudgetAndEachKeyIsBookedOnce() throws Exception {
        assertThat(spend(officer, "a", "1", "CNY")).isInstanceOf(Reply.NotAllowed.class);
        assertThat(spend(owner, "a", "1", "EUR")).isInstanceOf(Reply.Refused.class);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var one : threads.invokeAll(Collections.nCopies(8, () -> spend(owner, "rent", "15000", "CNY")))) {
                assertThat(one.get()).isInstanceOf(Reply.Booked.class);
            }
        }
        assertThat(spend(owner, "rent", "14000", "CNY")).isInstanceOf(Reply.TooLate.class);
        assertThat(spend(owner, "power", "5000.01", "CNY")).isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.left()).isEqualByComparingTo("5000"));
        assertThat(spend(owner, "power", "5000", "CNY")).isInstanceOfSatisfying(Reply.Booked.class, booked -> assertThat(booked.left()).isEqualByComparingTo("0"));
        assertThat(ledger.balances(town.me)).filteredOn(balance -> balance.account().equals(Account.cash())).singleElement().extracting(balance -> balance.amount().plain()).isEqualTo("1980000.00");
    }

    @Test
    void twoDifferentPeopleSignWhatTheyHaveRead() {
        complete();
        var fingerprint = file().fingerprint().orElseThrow();

        assertThat(word(signing.sign(town.code, member, fingerprint))).isEqualTo("mayNotSign");
        assertThat(word(signing.sign(town.code, officer, "0".repeat(64)))).isEqualTo("otherAccount");
        accepted(signing.sign(town.code, officer, fingerprint));
        accepted(signing.sign(town.code, officer, fingerprint));
        assertThat(settlement.openPoints(town.code)).extracting(Settlement.OpenPoint::subject).containsExactly("OWNER");
        accepted(signing.sign(town.code, owner, fingerprint));
        assertThat(settlement.openPoints(town.code)).singleElement().matches(Settlement::isWaiting);
        clock.now = Instant.parse("2026-06-16T08:00:00Z");
        assertThat(settlement.openPoints(town.code)).isEmpty();
        assertThat(signing.group(town.code, Signatory.OWNER)).contains("me-owner:" + town.me);
    }

    @Test
    void anOfficerWithAnInterestDoesNothingAndAnOwnerWithAClaimIsStoodInForByThePlatformsOwner() {
        interests.hold("officer", town.me);
        assertThat(word(desk.dates(officer, town.code, "2026-06-01", "2026-06-15"))).isEqualTo("onlyOfficer");
        interests.forget();
        accepted(claims.file(officer, town.code, new ClaimInput("OUTSIDE_CREDITORS", owner.username().value(), "Owner's loan", "900", "CNY", "loan")));
        accepted(claims.decide(user("officer-2", "settlement-officer"), town.code, 1, "CONFIRMED", "", ""));
        complete();
        var fingerprint = file().fingerprint().orElseThrow();
        var platform = user("platform-owner-food", "platform-owner:food", "platform-owner");

        assertThat(signing.group(town.code, Signatory.OWNER)).contains("platform-owner:food");
        assertThat(word(signing.sign(town.code, owner, fingerprint))).isEqualTo("mayNotSign");
        assertThat(views.of(town.code, platform).orElseThrow().waterfall().tiers().getFirst().lines()).as("nobody signs what he cannot read").hasSize(15);
        assertThat(views.of(town.code, user("platform-owner-home", "platform-owner:home", "platform-owner")).orElseThrow().waterfall().tiers().getFirst().lines()).isEmpty();
        accepted(signing.sign(town.code, platform, fingerprint));
        assertThat(file().signatures()).singleElement().extracting(Inventory.Signature::standIn).isEqualTo(true);
        var both = user("platform-owner-food", "platform-owner:food", "settlement-officer");
        assertThat(word(signing.sign(town.code, both, fingerprint))).isEqualTo("twoPeople");
    }

    @Test
    void whoDoesNotAgreeOpensTheInventoryAgainAndSignaturesFallAway() {
        complete();
        accepted(signing.sign(town.code, officer, file().fingerprint().orElseThrow()));
        accepted(signing.sign(town.code, owner, file().fingerprint().orElseThrow()));
        assertThat(faults(desk.reopen(officer, town.code, " "))).containsExactly("reason");
        assertThat(word(desk.state(owner, town.code, "ASSETS", "an oven was forgotten"))).isEqualTo("closed");
        accepted(desk.reopen(owner, town.code, "an oven was forgotten"));
        accepted(desk.addAsset(owner, town.code, "THING", "Oven"));
        assertThat(word(desk.drawUp(officer, town.code))).isEqualTo("openPoints");
        accepted(desk.realise(officer, town.code, 1, "WRITTEN_OFF", "", "", "broken"));
        accepted(desk.drawUp(officer, town.code));
        assertThat(file().signatures()).isEmpty();
        assertThat(file().state()).isEqualTo(SettlementState.DRAWN_UP);
    }

    @Test
    void whatSomebodyEarnsIsSeenByTheOwnerTheOfficerAndThatPersonOnly() {
        complete();

        for (var reader : List.of(owner, officer)) {
            assertThat(views.of(town.code, reader).orElseThrow().wages()).hasSize(15);
        }
        var colleague = views.of(town.code, member).orElseThrow();
        assertThat(colleague.wages()).extracting(Inventory.Wage::person).containsExactly(member.username().value());
        assertThat(colleague.waterfall().tiers().getFirst().lines()).extracting(SettlementView.Line::id).containsExactly("wage:" + member.username());
        assertThat(colleague.waterfall().tiers().getFirst().hidden()).isEqualTo(14);
        for (var reader : List.of(user("stranger", "entrepreneur"), user("auditor", "auditor"), user("platform", "platform-owner", "platform-owner:food"), user("coordinator", "pool-coordinator"),
                user("operator", "operator", "administrator"))) {
            var seen = views.of(town.code, reader).orElseThrow();
            assertThat(seen.wages()).as(reader.username().value()).isEmpty();
            assertThat(seen.waterfall().tiers().getFirst().lines()).as(reader.username().value()).isEmpty();
            assertThat(seen.waterfall().tiers().getFirst().paid()).isEqualByComparingTo("75000");
        }
        assertThat(views.of(town.code, chef)).as("no creditor, and the window is closed").isEmpty();
        assertThat(audit.events).filteredOn(event -> event.stream().equals(town.code.value())).isNotEmpty().noneMatch(event -> event.details().toString().contains("10000"));
    }

    @Test
    void anOutsidePartnerSeesHisOwnClaimAndNobodyElses() {
        accepted(claims.file(owner, town.code, claim("OUTSIDE_CREDITORS", "", "500")));
        accepted(claims.file(chef, town.code, claim(null, null, "70")));

        var seen = views.of(town.code, chef).orElseThrow();
        assertThat(seen.claims()).extracting(Inventory.FiledClaim::number).containsExactly(2);
        assertThat(seen.items()).isEmpty();
        assertThat(seen.openPoints()).isEmpty();
        assertThat(seen.may().file()).isTrue();
    }

    @Test
    void theOwnerWhoGainsByAFallenClaimMayConfirmOrDisputeItAndTheCreditorReadsWhyItWasLowered() {
        accepted(claims.file(chef, town.code, claim(null, null, "70")));

        assertThat(word(claims.decide(owner, town.code, 1, "REJECTED", "", "unknown"))).isEqualTo("onlyOfficerLowers");
        assertThat(word(claims.decide(owner, town.code, 1, "CONFIRMED", "69.99", "too much"))).isEqualTo("onlyOfficerLowers");
        accepted(claims.decide(owner, town.code, 1, "DISPUTED", "", "no delivery"));
        accepted(claims.decide(owner, town.code, 1, "CONFIRMED", "", ""));
        accepted(claims.decide(officer, town.code, 1, "CONFIRMED", "50", "half delivered"));
        assertThat(word(claims.decide(owner, town.code, 1, "CONFIRMED", "", ""))).as("what the officer has decided stands").isEqualTo("onlyOfficerLowers");
        assertThat(views.of(town.code, chef).orElseThrow().claims()).singleElement().extracting(Inventory.FiledClaim::reason).isEqualTo("half delivered");
    }

    @Test
    void nobodySetsADayOnWhichSomebodysWageEndsButTheLeavingItself() {
        assertThat(faults(desk.wage(officer, town.code, member.username().value(), "9000", "2026-06-05", "contract"))).containsExactly("ownLastDay");
        transaction.executeWithoutResult(status -> {
            var file = store.lock(town.code).orElseThrow();
            file.hasLeft(member.username().value(), java.time.LocalDate.of(2026, 6, 6));
            store.save(file);
        });
        accepted(desk.wage(officer, town.code, member.username().value(), "9000", "", "contract"));
        assertThat(file().wages()).filteredOn(wage -> wage.person().equals(member.username().value())).singleElement().extracting(wage -> wage.lastDay().toString()).isEqualTo("2026-06-05");
    }

    @Test
    void twoPeopleMayClaimTheSameForTheSameReason() {
        for (var person : town.people.subList(3, 5)) {
            accepted(claims.file(owner, town.code, new ClaimInput("WAGES", person, "Overtime of May", "500", "CNY", "time sheet")));
            accepted(claims.file(owner, town.code, new ClaimInput("WAGES", person, "Overtime of May", "500", "CNY", "time sheet")));
        }
        assertThat(file().claims()).extracting(Inventory.FiledClaim::creditor).containsExactlyElementsOf(town.people.subList(3, 5));
    }

    @Test
    void amountsThatCouldNotBeBookedTogetherAreRefusedAtTheirField() {
        var tooMuch = "999999999999999.99";
        assertThat(faults(desk.wage(officer, town.code, member.username().value(), tooMuch, "", "letter"))).containsExactly("monthly");
        for (var amount : List.of(tooMuch, "-1", "0", "1.001", "1e3", "\u0661", "NaN", "")) {
            assertThat(faults(claims.file(chef, town.code, claim(null, null, amount)))).as(amount).containsExactly("amount");
        }
        assertThat(file().claims()).isEmpty();
    }

    @Test
    void rubbishIsRefusedAtItsField() {
        assertThat(faults(desk.dates(officer, town.code, "-999999999-01-01", "2026-06-15"))).containsExactly("wagesFrom");
        assertThat(faults(desk.dates(officer, town.code, "2026-06-01", "+999999999-12-31"))).containsExactly("lastDay");
        accepted(desk.addAsset(owner, town.code, "THING", "Oven"));
        assertThat(faults(desk.realise(officer, town.code, 1, "OFFERED", "900", "ME-\u00001", "offer"))).contains("buyer");
        assertThat(faults(desk.collect(officer, town.code, null, null, "1", ""))).containsExactly("holder");
        assertThat(faults(claims.file(owner, town.code, new ClaimInput("INSIDE", "\u0000", "x", "1", "CNY", "y")))).contains("creditor");
    }

    @Test
    void aMicroenterpriseThatIsBeingDissolvedItselfBuysNothingAndIsToldTheCase() {
        var buyer = user("creditor-owner", "me-owner:" + town.creditor, "entrepreneur");
        accepted(desk.addAsset(owner, town.code, "THING", "Oven"));
        accepted(desk.realise(officer, town.code, 1, "OFFERED", "900", town.creditor, "offer"));
        teams.isFrozen(town.creditor, "DC-9999", clock.now);

        assertThat(desk.answerOffer(buyer, town.code, 1, true).orElseThrow()).isEqualTo(Ruling.tooLate("dissolutionmoney.error.buyerFrozen", town.creditor, "DC-9999"));
        accepted(desk.answerOffer(buyer, town.code, 1, false));
        assertThat(desk.realise(officer, town.code, 1, "OFFERED", "900", town.creditor, "offer").orElseThrow())
                .isEqualTo(Ruling.refused(List.of(FieldError.of("buyer", "dissolutionmoney.error.buyerFrozen", town.creditor, "DC-9999"))));
    }
}
