package io.heyi.microenterprise.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.microenterprise.CoInvestments;
import io.heyi.microenterprise.ElectionWeb;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** Money of outside investors comes in by the API, once, balanced, and only while the micro-enterprise may commit to anything. */
@ElectionWeb
class CoInvestmentApiTest {

    private static final String PLATFORM = "platform-owner-food";
    private static final String OFFICER = "settlement-officer";
    private static final String OWNER = "entrepreneur-01";

    @Autowired MockMvc mvc;
    @Autowired ObjectMapper json;
    @Autowired TownPeople people;
    @Autowired Takeover takeover;
    @Autowired CoInvestments investments;
    @Autowired Ledger ledger;
    @Autowired Lifecycle lifecycle;
    @Autowired TransactionTemplate transaction;
    @Autowired FakeNeighbours.RecordedAudit audit;
    private String code;

    @BeforeEach
    void aMicroenterprise() {
        people.hold(OFFICER, Role.SETTLEMENT_OFFICER, Role.ENTREPRENEUR);
        code = takeover.take(new ExistingMicroenterprise("co-investment/" + UUID.randomUUID(), "Bakery", "food", MicroenterpriseKind.USER, "Families who bake", "Bread", new Username(OWNER),
                List.of(new Username("entrepreneur-02")), Money.of("100", "CNY"), Money.of("400", "CNY"), new BigDecimal("50"), 18, Instant.parse("2025-01-01T00:00:00Z")));
    }

    private static Map<String, Object> money() {
        return new HashMap<>(Map.of("investor", "River fund", "amount", "100000", "currency", "CNY", "receivedOn", "2026-03-01", "reference", "T-17", "proof", "Statement 4 of the bank"));
    }

    private static Map<String, Object> money(String field, Object value) {
        var money = money();
        money.put(field, value);
        return money;
    }

    private JsonNode call(int status, String person, MockHttpServletRequestBuilder request) throws Exception {
        people.signIn(person);
        var response = mvc.perform(request.locale(Locale.ENGLISH)).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        assertThat(response.getStatus()).as(person + " " + response.getContentAsString()).isEqualTo(status);
        return json.readTree(response.getContentAsString());
    }

    private JsonNode sent(int status, String person, Map<String, Object> body) throws Exception {
        return call(status, person, post("/api/v1/microenterprises/" + code + "/co-investments").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    private BigDecimal balance(Account account) {
        return ledger.balances(code).stream().filter(one -> one.account().equals(account)).map(one -> one.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void moneyThatHasArrivedIsCashAgainstTheInvestorsCapital() throws Exception {
        assertThat(sent(200, PLATFORM, money()).path("investor").asText()).isEqualTo("River fund");
        assertThat(balance(Account.cash())).isEqualByComparingTo("100500");
        assertThat(balance(Account.investorCapital("River fund"))).isEqualByComparingTo("100000");
        assertThat(ledger.verify().sound()).isTrue();
        assertThat(audit.events).anyMatch(event -> event.stream().equals(code) && event.action().equals("microenterprise.coInvested") && event.actor().equals(PLATFORM)
                && event.details().get("reference").equals("T-17"));
        assertThat(call(200, "entrepreneur-30", get("/api/v1/microenterprises/" + code + "/co-investments")).at("/items/0/proof").asText()).isEqualTo("Statement 4 of the bank");
        call(404, PLATFORM, get("/api/v1/microenterprises/ME-99999/co-investments"));
    }

    @Test
    void aRepeatIsKnownByItsReferenceAndOtherMoneyUnderItIsRefused() throws Exception {
        sent(200, PLATFORM, money());
        assertThat(sent(200, OFFICER, money("amount", "100000.00")).path("recordedBy").asText()).isEqualTo(PLATFORM);
        sent(409, OFFICER, money("amount", "100000.01"));
        sent(200, OFFICER, money("reference", "T-18"));
        assertThat(balance(Account.investorCapital("River fund"))).isEqualByComparingTo("200000");
    }

    @Test
    void sentTwiceAtTheSameMomentItIsBookedOnce() throws Exception {
        var body = json.writeValueAsString(money());
        var person = people.as(OFFICER);
        var input = json.readValue(body, CoInvestments.Input.class);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Object> send = () -> investments.record(person, code, input);
            for (var answer : both.invokeAll(List.of(send, send))) {
                assertThat(answer.get()).isInstanceOf(CoInvestments.Outcome.Recorded.class);
            }
        }
        assertThat(balance(Account.investorCapital("River fund"))).isEqualByComparingTo("100000");
    }

    @Test
    void onlyItsPlatformAndSettlementOfficersRecordMoney() throws Exception {
        for (var person : List.of(OWNER, "entrepreneur-30", "platform-owner-clothing", "auditor")) {
            sent(403, person, money());
        }
        assertThat(balance(Account.cash())).isEqualByComparingTo("500");
    }

    @Test
    void aFrozenMicroenterpriseTakesNoMoneyButKnowsWhatItHasGot() throws Exception {
        sent(200, PLATFORM, money());
        transaction.executeWithoutResult(status -> lifecycle.freeze(code, "DC-77001", "dissolution.trigger.KILL_CONDITION"));
        assertThat(sent(409, PLATFORM, money("reference", "T-18")).toString()).contains("DC-77001");
        sent(200, PLATFORM, money());
    }

    @Test
    void everyFaultNamesItsField() throws Exception {
        var faults = Map.<String, List<Object>>of("investor", List.of("", "a|b", "x".repeat(81)), "amount", List.of("", "0", "-1", "1.005", "1e30"), "currency", List.of("", "EUR"),
                "receivedOn", List.of("", "2026-02-30", "2024-12-31", "2026-03-03"), "reference", List.of("", "a b", "r".repeat(81)), "proof", List.of(" ", "p".repeat(501)));
        for (var fault : faults.entrySet()) {
            for (var value : fault.getValue()) {
                assertThat(sent(422, PLATFORM, money(fault.getKey(), value)).path("errors").findValuesAsText("field")).as(fault.getKey() + " " + value).containsOnly(fault.getKey());
            }
        }
        assertThat(sent(422, PLATFORM, Map.of()).path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("investor", "amount", "currency", "receivedOn", "reference", "proof");
        assertThat(balance(Account.cash())).isEqualByComparingTo("500");
    }
}
