package io.heyi.e2e;

import static io.heyi.e2e.MissedMonth.COMMUNITY;
import static io.heyi.e2e.MissedMonth.OVEN;
import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.localstack.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A micro-enterprise of fifteen with three contracts, creditors and co-investors is dissolved by the API, and the product is killed in the middle of paying and of moving
 * its people (issue 5). Nothing refers to it afterwards.
 */
class DissolutionTest extends OnTheRealStack {

    private static final String PLATFORM = "platform-owner-food";
    private static final String OFFICER = "settlement-officer";
    private static final String CHEF = "partner-chef";
    private static final String OWNER = "entrepreneur-11";
    private static final String INVESTED = "entrepreneur-12";
    private static final String LEAVES_EARLY = "entrepreneur-13";
    private static final String LEAVES_EARLY_TOO = "entrepreneur-14";
    private static final List<String> STAY = IntStream.of(12, 15, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27).mapToObj(number -> "entrepreneur-" + number).toList();
    private static final String EMPLOYER = "entrepreneur-28";
    private static final String EMPLOYED = "entrepreneur-29";

    private String kitchen;
    private String bakery;
    private Dissolving dissolving;

    @AfterEach
    void everythingRunsAgain() {
        start(Part.PRODUCT);
    }

    @Test
    void aMicroenterpriseIsDissolvedWithoutLooseEnds() {
        atTheFirstDaysOfAMonth();
        kitchen = founded("Kitchen of fifteen", OWNER, Stream.concat(Stream.of(LEAVES_EARLY, LEAVES_EARLY_TOO), STAY.stream()).toList());
        bakery = founded("Bakery next door", EMPLOYER, List.of(EMPLOYED));
        investedFromOutside("river-fund", "100000");
        var contracts = contracts().inForce(List.of("Soups", "Salads", "Stews"), List.of(OVEN, OWNER, COMMUNITY), List.of(EmcBody.node(microenterprise("Smart Oven"), true, "STRATEGIC", "40"),
                EmcBody.node(kitchen, false, "STRATEGIC", "20"), EmcBody.node(microenterprise("Cooking Community"), false, "STRATEGIC", "20")));

        isOpenedByWhoMay();
        newCommitmentsAreRefused();
        theObjectionIsRejected();
        theAlternativesAreTurnedDown();
        everybodyIsTold(contracts);
        theScenarioGoesBack();
        claimsAreFiled();
        spendingEndsWithTheBudget();
        var offers = threeAreOfferedAPlace();
        substitutesTakeThePartsOver(contracts);
        theInventoryIsTakenAndClosed();
        membersBearTheLossFirst();
        signedByTwoItIsPaidOnceThoughKilledTwice();
        everybodyHasAPlaceOrIsInThePool(offers);
        theScenarioAndTheArchiveStay(contracts);
        new Leftovers(this, kitchen, dissolving.code()).areNone();
        operate().awaitEnd(instanceOf(dissolving.code()), "endEvent_Closed");
    }

    /** So that the whole case ends before the renewal of a month begins. */
    private void atTheFirstDaysOfAMonth() {
        if (now().atZone(ZONE).getDayOfMonth() > 3) {
            advanceTo(end(month()).plusSeconds(6 * 3600));
        }
    }

    private String founded(String name, String owner, List<String> others) {
        var founding = submit(owner, aProposal().with("name", name).with("userScenario", name + ", for those who eat alone").coFounders(others.toArray(String[]::new))).sponsored(PLATFORM);
        others.forEach(person -> founding.joined(person, person.equals(INVESTED) ? "30000" : "0"));
        founding.signed(owner).signed(others.toArray(String[]::new)).signed(PLATFORM).awaitStatus("FOUNDED");
        return founding.microenterpriseCode();
    }

    private void investedFromOutside(String investor, String amount) {
        var money = Map.of("investor", investor, "amount", amount, "currency", "CNY", "receivedOn", LocalDate.ofInstant(now(), ZONE).toString(), "reference", "transfer-of-" + investor, "proof", "Statement of the bank");
        for (String person : List.of(OWNER, CHEF, "platform-owner-clothing")) {
            as(person).post("/microenterprises/%s/co-investments".formatted(kitchen), money).expectProblem(person.equals(CHEF) ? 404 : 403);
        }
        as(PLATFORM).post("/microenterprises/%s/co-investments".formatted(kitchen), money).expect(200);
        as(OFFICER).post("/microenterprises/%s/co-investments".formatted(kitchen), money).expect(200);
    }

    private void isOpenedByWhoMay() {
        for (String person : List.of("administrator", OWNER, "platform-owner-clothing", "committee-1")) {
            Dissolving.asked(this::as, person, kitchen, "KILL_CONDITION").expectProblem(403);
        }
        Dissolving.asked(this::as, CHEF, kitchen, "KILL_CONDITION").expectProblem(404);
        Dissolving.asked(this::as, PLATFORM, kitchen, "LEADING_MISSED").expectProblem(422);
        dissolving = Dissolving.opened(this::as, PLATFORM, kitchen, "KILL_CONDITION");
        assertThat(Dissolving.asked(this::as, PLATFORM, kitchen, "KILL_CONDITION").expect(201).at("/code")).isEqualTo(dissolving.code());
    }

    private void newCommitmentsAreRefused() {
        String call = as(OVEN).post("/emcs", EmcBody.call(microenterprise("Smart Oven"))).expect(201).at("/id");
        var until = LocalDate.ofInstant(now(), ZONE).plusDays(20).toString();
        var opening = Map.of("microenterprise", kitchen, "role", "engineer", "skills", List.of(Map.of("name", "Sourdough")), "country", "CN", "salaryFrom", "20000", "salaryTo", "30000", "text", "Bakes",
                "until", until);
        for (Answer refused : List.of(as(OWNER).post("/openings", opening), as(OWNER).post("/emcs/%s/commitments".formatted(call), EmcBody.commitment(kitchen, "10", "As always")))) {
            assertThat(refused.status()).as(refused.text()).isBetween(409, 422);
            assertThat(refused.text()).contains(dissolving.code());
        }
    }

    private void theObjectionIsRejected() {
        dissolving.awaitStep("OBJECTING");
        dissolving.objects(EMPLOYER, "They are good bakers").expectProblem(403);
        dissolving.objects(INVESTED, "There were two hundred orders by telephone").expect(200);
        dissolving.decided("administrator", "userTask_JudgeObjection", "reject", "Orders by telephone are in the figures", Map.of());
    }

    private void theAlternativesAreTurnedDown() {
        dissolving.awaitStep("PROPOSING");
        dissolving.proposes(EMPLOYER, "NEW_OWNER", "").expectProblem(403);
        dissolving.proposes(INVESTED, "MERGER", microenterprise("Smart Oven")).expectProblem(422);
        dissolving.proposes(INVESTED, "MERGER", bakery).expect(200);
        dissolving.proposes(OWNER, "SALE", "clothing").expect(200);
        advanceTo(dissolving.dueAt());
        dissolving.awaitStep("AGREEING");
        dissolving.decided(EMPLOYER, "userTask_AgreeToTake", "decline", "There is no room", Map.of());
        dissolving.decided("platform-owner-clothing", "userTask_AgreeToTake", "agree", null, Map.of());
        // the platform's owner is a second owner of the one that would take it
        dissolving.awaitStep("DECIDING").decided("administrator", "userTask_DecideAlternative", "dissolve", "Aprons do not sell soup", Map.of());
        dissolving.awaitStep("RUNNING_DOWN");
        assertThat(dissolving.find().path("alternatives").findValuesAsText("agreed")).containsExactlyInAnyOrder("false", "true");
    }

    private void everybodyIsTold(List<String> contracts) {
        Await.step("notices", () -> assertThat(dissolving.find().path("notices").findValuesAsText("party"))
                .contains(microenterprise("Smart Oven"), microenterprise("Cooking Community"), "investor:river-fund", "platform:food", "member:" + INVESTED));
        dissolving.acknowledges(OVEN).expect(200);
        dissolving.acknowledges(EMPLOYER).expectProblem(403);
        Await.step("departures", () -> assertThat(dissolving.find().path("departures").findValuesAsText("emc")).containsExactlyInAnyOrderElementsOf(contracts));
    }

    private void theScenarioGoesBack() {
        dissolving.decided(INVESTED, "userTask_WriteLessons", "write", null, Map.of("lessons", "People who eat alone order by telephone"));
        Await.step("the scenario", () -> assertThat(dissolving.find().path("scenario").asText()).startsWith("US-"));
    }

    private void claimsAreFiled() {
        dissolving.settles(CHEF, "claims", Map.of("amount", "60000", "proof", "Invoice 17")).expect(200);
        dissolving.settles(CHEF, "claims", Map.of("amount", "60000", "proof", "Invoice 17")).expect(200);
        dissolving.settles(EMPLOYER, "claims", Map.of("rank", "INSIDE", "creditor", bakery, "name", "Bakery", "amount", "40000", "proof", "Bread of October")).expect(200);
        dissolving.settles(EMPLOYED, "claims", Map.of("rank", "INSIDE", "creditor", bakery, "name", "Bakery", "amount", "1", "proof", "Bread")).expectProblem(403);
        assertThat(dissolving.settlement(OFFICER).path("claims")).hasSize(2);
    }

    private void spendingEndsWithTheBudget() {
        dissolving.spends(OWNER, "cleaning", "10000").expect(200);
        assertThat(dissolving.spends(OWNER, "cleaning", "10000").expect(200).body().path("left").decimalValue()).isEqualByComparingTo("80000");
        assertThat(dissolving.spends(OWNER, "party", "80000.01").expectProblem(422).body().path("left").decimalValue()).isEqualByComparingTo("80000");
        dissolving.spends(INVESTED, "party", "1").expectProblem(403);
    }

    /** Two move at once, the owner when there is nothing to lead any more. */
    private List<String> threeAreOfferedAPlace() {
        var codes = new ArrayList<String>();
        for (String person : List.of(LEAVES_EARLY, LEAVES_EARLY_TOO, OWNER)) {
            String offer = as(EMPLOYER).post("/offers", Map.of("microenterprise", bakery, "role", "engineer", "person", person, "salary", "30000")).expect(201).at("/code");
            String state = as(person).post("/offers/%s/acceptance".formatted(offer), Map.of("accept", true)).expect(200).at("/state");
            assertThat(state).isEqualTo(person.equals(OWNER) ? "AWAITS_RELEASE" : "JOINED");
            codes.add(offer);
        }
        return codes;
    }

    private void substitutesTakeThePartsOver(List<String> contracts) {
        var cases = dissolving.find().path("departures").findValuesAsText("code");
        var tenders = cases.stream().map(code -> new Tendering(this::as, tender(code))).toList();
        var until = cases.stream().map(code -> Instant.parse(as(OVEN).get("/tenders/" + tender(code)).expect(200).at("/bidsUntil"))).max(Instant::compareTo).orElseThrow();
        var begin = LocalDate.ofInstant(until, ZONE).plusDays(2);
        try (var kept = wellRated(CHEF, "partner-detergent")) {
            tenders.forEach(tender -> {
                tender.bid(CHEF, CHEF, "15", "Twelve kitchens", begin).expect(201);
                tender.bid("partner-detergent", "partner-detergent", "19", "One kitchen", begin).expect(201);
            });
            advanceTo(until.plusSeconds(60));
            tenders.forEach(tender -> {
                tender.opened(OVEN, OFFICER);
                Await.step("opened", () -> tender.judge(OVEN, Map.of(CHEF, 90, "partner-detergent", 60)).expect(200));
            });
        }
        tenders.forEach(tender -> {
            tender.judgedFinally(OVEN);
            tender.awarded(OVEN, CHEF);
        });
        cases.forEach(code -> {
            desk().decide(CHEF, code, "userTask_TakeOver", "take", null, Map.of("contractRead", true)).expect(200);
            handedOver(code);
        });
        contracts.forEach(emc -> Await.step("the part in " + emc, () -> assertThat(as(OVEN).get("/emcs/" + emc).expect(200).body().at("/terms/nodes").findValuesAsText("actor"))
                .contains(CHEF).doesNotContain(kitchen)));
    }

    private String tender(String code) {
        return Await.value("the tender of " + code, () -> {
            var tender = as(OVEN).get("/replacement-cases/" + code).expect(200).body().at("/succession/search/tenders/0/tender");
            return tender.isTextual() ? tender.asText() : null;
        });
    }

    private void handedOver(String code) {
        String path = "/replacement-cases/" + code;
        Await.step("the checklist of " + code, () -> assertThat(as(OVEN).get(path).expect(200).at("/step")).isEqualTo("HANDING_OVER"));
        for (JsonNode item : as(OVEN).get(path).expect(200).body().at("/succession/handOver/items")) {
            String act = path + "/hand-over/items/" + item.path("number").asText();
            as(OWNER).post(item.path("title").asText().isEmpty() ? act + "/none" : act + "/hand", Map.of("proof", "It lies in the shared folder")).expect(200);
            as(CHEF).post(act + "/take", Map.of()).expect(200);
        }
    }

    private void theInventoryIsTakenAndClosed() {
        var until = Instant.parse(dissolving.settlement(OFFICER).path("claimsUntil").asText());
        // the day of leaving is paid by the next place
        var lastDay = LocalDate.ofInstant(until, ZONE).minusDays(1);
        dissolving.settles(OFFICER, "claims/1/decision", Map.of("decision", "CONFIRMED")).expect(200);
        dissolving.settles(EMPLOYER, "claims/2/decision", Map.of("decision", "CONFIRMED")).expectProblem(403);
        dissolving.settles(OFFICER, "claims/2/decision", Map.of("decision", "CONFIRMED", "amount", "30000", "reason", "A quarter of the bread was never delivered")).expect(200);
        dissolving.settles(OFFICER, "wage-days", Map.of("wagesFrom", lastDay.withDayOfMonth(1).toString(), "lastDay", lastDay.toString())).expect(200);
        dissolving.settlement(OFFICER).path("wages").forEach(wage -> dissolving.settles(OFFICER, "wages/" + wage.path("person").asText(), Map.of("monthly", "10000", "note", "By the letter of employment"))
                .expect(200));
        dissolving.settles(OWNER, "assets", Map.of("kind", "THING", "title", "Oven of 2025")).expect(200);
        dissolving.settles(OWNER, "assets", Map.of("kind", "RIGHT", "title", "Recipe of the stew")).expect(200);
        dissolving.settles(OFFICER, "assets/1/outcome", Map.of("outcome", "SOLD", "amount", "5000", "reason", "Sold to a hotel, receipt 3")).expect(200);
        dissolving.settles(OFFICER, "assets/2/outcome", Map.of("outcome", "OFFERED", "amount", "2000", "buyer", bakery, "reason", "As the bakery asked")).expect(200);
        dissolving.settles(EMPLOYER, "assets/2/answer", Map.of("buys", true)).expect(200);
        for (String subject : List.of("ASSETS", "RIGHTS", "USER_DATA", "CREDITORS")) {
            dissolving.settles(OWNER, "statements", Map.of("subject", subject, "words", "There is nothing else")).expect(200);
        }
        assertThat(dissolving.open()).anyMatch(open -> open.startsWith("claimWindow"));
        String task = desk().await(OFFICER, dissolving.code(), "userTask_CloseInventory").path("id").asText();
        desk().complete(OFFICER, task, "close", null, Map.of()).expectProblem(409);
        advanceTo(until.plusSeconds(60));
        desk().complete(OFFICER, task, "close", null, Map.of()).expect(200);
        Await.step("drawn up", () -> assertThat(dissolving.find().path("fingerprint").asText()).matches("[0-9a-f]{64}"));
    }

    /** E17: 50,000 of the members, 300,000 of the platform and 100,000 from outside, and a loss of more than the members have. */
    private void membersBearTheLossFirst() {
        var tiers = dissolving.tiers(OFFICER);
        for (String paid : List.of("WAGES", "OUTSIDE_CREDITORS", "INSIDE", "OUTSIDE_INVESTORS")) {
            assertThat(tiers.get(paid).path("outcome").asText()).as(paid).isEqualTo("FULL");
        }
        assertThat(money(tiers.get("OUTSIDE_CREDITORS"), "paid")).isEqualByComparingTo("60000");
        assertThat(money(tiers.get("INSIDE"), "paid")).isEqualByComparingTo("30000");
        assertThat(money(tiers.get("OUTSIDE_INVESTORS"), "paid")).isEqualByComparingTo("100000");
        assertThat(tiers.get("MEMBERS").path("outcome").asText()).isEqualTo("NONE");
        assertThat(money(tiers.get("MEMBERS"), "unpaid")).isEqualByComparingTo("50000");
        assertThat(tiers.get("PLATFORM").path("outcome").asText()).isEqualTo("PART");
        var flow = dissolving.settlement(OFFICER).path("waterfall");
        assertThat(money(flow, "available")).isEqualByComparingTo("447000");
        assertThat(money(flow, "loss")).isEqualByComparingTo(money(tiers.get("PLATFORM"), "unpaid").add(new BigDecimal("50000")));
        assertThat(tiers.values().stream().map(tier -> money(tier, "paid")).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("447000");
        assertThat(dissolving.tiers(INVESTED).get("WAGES").path("lines")).as("nobody sees what others earn").hasSize(1);
    }

    private static BigDecimal money(JsonNode of, String field) {
        return new BigDecimal(of.path(field).asText());
    }

    /** Payment, end and places are one transaction: it is killed before the first posting stays, and again when all is paid and the first has come to the pool. */
    private void signedByTwoItIsPaidOnceThoughKilledTwice() {
        dissolving.decided(OFFICER, "userTask_SignWaterfall", "sign", null, Map.of());
        try (var paying = database().hold("ledger.posting")) {
            dissolving.decided(OWNER, "userTask_SignWaterfall", "sign", null, Map.of());
            paying.awaitSomebody();
            kill(Part.PRODUCT);
        }
        try (var moving = database().hold("talent.pool_stay")) {
            start(Part.PRODUCT);
            aMinutePasses();
            moving.awaitSomebody();
            kill(Part.PRODUCT);
        }
        assertThat(database().query("select count(*) from ledger.entry where entry_key like ?", dissolving.code() + "/payment%")).isEqualTo("0");
        start(Part.PRODUCT);
        aMinutePasses();

        Await.recovery("closed", () -> assertThat(dissolving.find().path("outcome").asText()).isEqualTo("CLOSED"));
        for (String step : List.of("inventory", "realisation", "payment", "result", "capital")) {
            assertThat(database().query("select count(*) from ledger.entry where owner = ? and entry_key like ?", kitchen, dissolving.code() + "/" + step + "%")).as(step).isEqualTo("1");
        }
        assertThat(database().query("""
                select sum(p.amount) from ledger.posting p join ledger.entry e on e.id = p.entry_id where e.owner = ? and p.account = 'cash' and p.side = 'CREDIT'
                and e.entry_key like ?""", kitchen, dissolving.code() + "/%")).as("run down and paid out").isEqualTo("457000.00");
        for (String fact : List.of("dissolutionmoney.booked", "dissolution.peopleReleased", "dissolution.ended")) {
            assertThat(database().query("select count(*) from audit.entry where stream = ? and action = ?", dissolving.code(), fact)).as(fact).isEqualTo("1");
        }
    }

    private void everybodyHasAPlaceOrIsInThePool(List<String> offers) {
        var day = LocalDate.ofInstant(Instant.parse(dissolving.find().path("endedAt").asText()), ZONE).toString();
        for (String person : STAY) {
            var stay = as(person).get("/pool-stays/mine").expect(200).body();
            assertThat(stay.path("entered").asText()).as(person).isEqualTo(day);
            assertThat(stay.path("phase").asText()).as(person).isEqualTo("IN_POOL");
            assertThat(database().query("select count(*) from talent.pool_stay where person = ? and outcome is null", person)).as(person).isEqualTo("1");
        }
        offers.forEach(offer -> assertThat(as(EMPLOYER).get("/offers/" + offer).expect(200).at("/state")).isEqualTo("JOINED"));
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(bakery), EMPLOYER, EMPLOYED, LEAVES_EARLY, LEAVES_EARLY_TOO, OWNER);
        keycloak().awaitAmongMembers("/talent-pool/pool/members", STAY);
        assertThat(database().query("""
                select count(*) from (select m.username from microenterprise.member m join microenterprise.microenterprise e on e.code = m.code
                where m.username = any(?::text[]) group by m.username having count(*) > 1) twice""",
                "{" + String.join(",", Stream.concat(STAY.stream(), Stream.of(OWNER, LEAVES_EARLY, LEAVES_EARLY_TOO)).toList()) + "}")).as("people in two places").isEqualTo("0");
        STAY.forEach(person -> Await.step("the stay of " + person, () -> assertThat(database().query("""
                select count(*) from orchestration.process_instance i join talent.pool_stay s on s.code = i.business_key where s.person = ? and i.ended_at is null""", person)).isEqualTo("1")));
    }

    private void theScenarioAndTheArchiveStay(List<String> contracts) {
        var scenario = as("entrepreneur-60").get("/scenarios/" + dissolving.find().path("scenario").asText()).expect(200).body();
        assertThat(scenario.path("formerMicroenterprise").asText()).isEqualTo(kitchen);
        assertThat(scenario.path("takenUpBy").isNull()).isTrue();
        assertThat(scenario.path("lessons").asText()).contains("by telephone");
        var archive = as(INVESTED).get("/microenterprises/" + kitchen).expect(200).body();
        assertThat(archive.path("state").asText()).isEqualTo("CLOSED");
        assertThat(archive.path("members")).isEmpty();
        assertThat(Books.imbalances(as(INVESTED).get("/microenterprises/%s/ledger".formatted(kitchen)).expect(200).body().path("items").valueStream().toList())).isEmpty();
        contracts.forEach(emc -> assertThat(as("auditor").get("/emcs/" + emc).expect(200).at("/state")).isEqualTo("ACTIVE"));
        assertThat(dissolving.open()).isEmpty();
    }
}
