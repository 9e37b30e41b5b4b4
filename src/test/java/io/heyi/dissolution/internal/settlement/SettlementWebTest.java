package io.heyi.dissolution.internal.settlement;

import static io.heyi.dissolution.internal.settlement.Town.money;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.ledger.Ledger;
import io.heyi.shared.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of a settlement and its API: what everybody sees, what is refused and how that is told. */
@SettlementWeb
class SettlementWebTest {

    @Autowired MockMvc mvc;
    @Autowired Settlement settlement;
    @Autowired ClaimDesk claims;
    @Autowired SettlementStore store;
    @Autowired Ledger ledger;
    @Autowired Teams teams;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired TransactionTemplate transaction;
    private Town town;
    private CurrentUser owner;
    private final CurrentUser officer = user("officer", "settlement-officer");

    @BeforeEach
    void aSettlement() {
        clock.now = Instant.parse("2026-06-02T08:00:00Z");
        town = new Town(ledger, teams).founded().isOwed("EMC-0001", "40000").owes("EMC-0002", "60000", "7000");
        owner = user(town.people.getFirst(), "me-owner:" + town.me, "entrepreneur");
        List.of(officer, owner).forEach(access::signIn);
        transaction.executeWithoutResult(status -> settlement.begin(town.code, town.me, money("20000")));
    }

    private ResultActions page() throws Exception {
        return mvc.perform(get("/dissolutions/{code}/settlement", town.code).locale(Locale.ENGLISH));
    }

    private ResultActions api(String path, String body) throws Exception {
        return mvc.perform(post("/api/v1/dissolutions/" + town.code + path).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private void drawnUp() {
        clock.now = Instant.parse("2026-06-14T08:00:00Z");
        transaction.executeWithoutResult(status -> {
            var file = store.lock(town.code).orElseThrow();
            Town.complete(file, LocalDate.of(2026, 6, 15), town.collected("40000", "39000"));
            Town.claim(file, Rank.OUTSIDE_CREDITORS, null, "Bakery", "500");
            Town.sold(file, "Oven", "100", null);
            store.save(file);
            settlement.drawUp(town.code);
        });
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"en, Settlement of", "zh, 的清算"})
    void everyStageShowsItsPageInBothLanguages(String language, String title) throws Exception {
        mvc.perform(get("/dissolutions/{code}/settlement", town.code).locale(Locale.of(language))).andExpect(status().isOk()).andExpect(content().string(containsString(title)))
                .andExpect(content().string(not(containsString("??"))));
        drawnUp();
        mvc.perform(get("/dissolutions/{code}/settlement", town.code).locale(Locale.of(language))).andExpect(status().isOk())
                .andExpect(content().string(containsString(title))).andExpect(content().string(containsString(">5,000.00"))).andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void thePageExplainsEachLineWithTheRuleAndTheEntry() throws Exception {
        drawnUp();

        access.signIn(officer);
        page().andExpect(content().string(containsString("Outside creditors come before anybody who has put money in (P6).")))
                .andExpect(content().string(containsString("Their capital bears loss first (E17)."))).andExpect(content().string(containsString(town.code + "/payment")))
                .andExpect(content().string(containsString("/settlement/signature"))).andExpect(content().string(containsString(">5,000.00")));
        access.signIn(user("stranger", "entrepreneur"));
        page().andExpect(content().string(containsString("15 lines are private."))).andExpect(content().string(not(containsString(">5,000.00")))).andExpect(content().string(not(containsString("/settlement/signature"))));
    }

    @Test
    void aRefusedFormComesBackOpenedWithWhatWasTypedAndAGoodOneLeadsBackToThePage() throws Exception {
        access.signIn(officer);
        mvc.perform(post("/dissolutions/{code}/settlement/item", town.code).param("scope", "item-0").param("account", "receivable").param("holder", "book:" + town.debtor).param("collected.item-0", "40001.5")
                        .locale(Locale.ENGLISH)).andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"40001.5\""))).andExpect(content().string(containsString("No more than the 40,000.00 that are owed can come in.")));
        mvc.perform(post("/dissolutions/{code}/settlement/item", town.code).param("scope", "item-0").param("account", "receivable").param("holder", "book:" + town.debtor).param("collected.item-0", "40000"))
                .andExpect(redirectedUrl("/dissolutions/" + town.code + "/settlement"));
        mvc.perform(post("/dissolutions/{code}/settlement/nothing", town.code)).andExpect(status().isNotFound());
        access.signIn(owner);
        mvc.perform(post("/dissolutions/{code}/settlement/wage-days", town.code).param("scope", "wage-days")).andExpect(status().isForbidden());
    }

    @Test
    void spendingBeyondTheBudgetIsRefusedWithWhatIsLeft() throws Exception {
        access.signIn(owner);
        api("/expenses", "{\"key\":\"rent\",\"amount\":\"15000\",\"currency\":\"CNY\",\"purpose\":\"Rent\",\"payee\":\"Landlord\"}").andExpect(status().isOk()).andExpect(jsonPath("$.left").value(5000.0));
        api("/expenses", "{\"key\":\"rent\",\"amount\":\"15000\",\"currency\":\"CNY\",\"purpose\":\"Rent\",\"payee\":\"Landlord\"}").andExpect(status().isOk()).andExpect(jsonPath("$.left").value(5000.0));
        api("/expenses", "{\"key\":\"rent\",\"amount\":\"1\",\"currency\":\"CNY\",\"purpose\":\"Rent\",\"payee\":\"Landlord\"}").andExpect(status().isConflict());
        api("/expenses", "{\"key\":\"power\",\"amount\":\"5000.01\",\"currency\":\"CNY\",\"purpose\":\"Power\",\"payee\":\"Works\"}").andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.left").value(5000.0)).andExpect(jsonPath("$.errors[0].field").value("amount"));
        access.signIn(officer);
        api("/expenses", "{\"key\":\"x\",\"amount\":\"1\",\"currency\":\"CNY\",\"purpose\":\"x\",\"payee\":\"x\"}").andExpect(status().isForbidden());
    }

    @Test
    void anOutsidePartnerFilesByTheApiAndSeesOnlyHisOwn() throws Exception {
        access.signIn(user("anna", "external-partner"));
        api("/settlement/claims", "{\"amount\":\"70\",\"currency\":\"USD\",\"proof\":\"invoice\"}").andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[*].field").value(hasItem("currency")));
        api("/settlement/claims", "{\"amount\":\"70\",\"currency\":\"CNY\",\"proof\":\"invoice\"}").andExpect(status().isOk())
                .andExpect(jsonPath("$.claims.length()").value(1)).andExpect(jsonPath("$.debts.length()").value(0)).andExpect(jsonPath("$.wages.length()").value(0));
        page().andExpect(status().isOk()).andExpect(content().string(not(containsString("book:")))).andExpect(content().string(not(containsString(town.debtor))));
    }

    @Test
    void signingIsForThoseWhoAreAskedAndForWhatTheyHaveRead() throws Exception {
        drawnUp();
        var fingerprint = store.find(town.code).flatMap(SettlementFile::fingerprint).orElseThrow();

        access.signIn(user("stranger", "entrepreneur"));
        api("/settlement/signatures", "{\"fingerprint\":\"" + fingerprint + "\"}").andExpect(status().isForbidden());
        access.signIn(officer);
        api("/settlement/signatures", "{\"fingerprint\":\"other\"}").andExpect(status().isConflict());
        api("/settlement/signatures", "{\"fingerprint\":\"" + fingerprint + "\"}").andExpect(status().isOk()).andExpect(jsonPath("$.signatures[0].role").value("OFFICER"));
        mvc.perform(get("/api/v1/dissolutions/DC-9999/settlement")).andExpect(status().isNotFound());
    }

    @Test
    void inATeamOfTwoNeitherPageNorApiTellsWhatTheOtherEarns() throws Exception {
        var colleague = user(town.people.get(1), "me-member:" + town.me, "entrepreneur");
        town = new Town(ledger, teams).founded().isOwed("EMC-0001", "40000");
        var two = List.of("boss-" + town.me.toLowerCase(Locale.ROOT), colleague.username().value());
        teams.add(town.me, two);
        teams.earns(two.getFirst(), money("17000"));
        transaction.executeWithoutResult(status -> settlement.begin(town.code, town.me, money("20000")));
        drawnUp();

        for (var reader : List.of(colleague, user("stranger", "entrepreneur"))) {
            access.signIn(reader);
            var page = page().andExpect(status().isOk());
            var json = mvc.perform(get("/api/v1/dissolutions/{code}/settlement", town.code)).andExpect(jsonPath("$.waterfall.available").isEmpty()).andExpect(jsonPath("$.waterfall.loss").isEmpty())
                    .andExpect(jsonPath("$.waterfall.tiers[0].rank").value("WAGES")).andExpect(jsonPath("$.waterfall.tiers[0].claims").isEmpty()).andExpect(jsonPath("$.waterfall.tiers[1].before").isEmpty())
                    .andExpect(jsonPath("$.waterfall.tiers[1].claims").value(500.0)).andExpect(jsonPath("$.waterfall.tiers[2].paid").isEmpty());
            // the other's wage, both, what was there, and what is left after wages
            for (var figure : List.of("8,500.00", "13,500.00", "2,039,100.00", "2,025,600.00")) {
                page.andExpect(content().string(not(containsString(figure))));
                json.andExpect(content().string(not(containsString(figure.replace(",", "").replace(".00", ".0")))));
            }
        }
        access.signIn(colleague);
        page().andExpect(content().string(containsString("5,000.00")));
        access.signIn(user(two.getFirst(), "me-owner:" + town.me, "entrepreneur"));
        page().andExpect(content().string(containsString("8,500.00"))).andExpect(content().string(containsString("13,500.00"))).andExpect(content().string(containsString("2,025,600.00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theHomePageOfACreditorSaysWhyAClaimWasRejected(String language) throws Exception {
        var chef = user("chef", "external-partner");
        access.signIn(chef);
        api("/settlement/claims", "{\"rank\":\"OUTSIDE_CREDITORS\",\"name\":\"Chef\",\"amount\":\"70\",\"currency\":\"CNY\",\"proof\":\"invoice\"}").andExpect(status().is2xxSuccessful());
        assertThat(claims.decide(officer, town.code, 1, "REJECTED", "", "no delivery note")).containsInstanceOf(Ruling.Accepted.class);

        mvc.perform(get("/").locale(Locale.forLanguageTag(language))).andExpect(status().isOk()).andExpect(content().string(containsString("no delivery note")))
                .andExpect(content().string(containsString("/dissolutions/" + town.code + "/settlement"))).andExpect(content().string(not(containsString("??"))));
        access.signIn(user("somebody", "external-partner"));
        mvc.perform(get("/")).andExpect(content().string(not(containsString("no delivery note"))));
    }
}
