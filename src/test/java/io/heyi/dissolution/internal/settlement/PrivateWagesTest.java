package io.heyi.dissolution.internal.settlement;

import static io.heyi.dissolution.internal.settlement.Town.money;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Inventory.Signature;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.PrivateAmounts;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The books of a settled micro-enterprise tell no more of one person's pay than the page of its settlement (issue 5 part 4). */
@SettlementModule
class PrivateWagesTest {

    @Autowired Settlement settlement;
    @Autowired SettlementStore store;
    @Autowired Ledger ledger;
    @Autowired Teams teams;
    @Autowired SetClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired PrivateAmounts secrets;
    private Town town;

    @BeforeEach
    void aTown() {
        clock.now = Instant.parse("2026-06-02T08:00:00Z");
        town = new Town(ledger, teams).founded().spent("1000");
    }

    private void settledWith(int earners) {
        transaction.executeWithoutResult(status -> settlement.begin(town.code, town.me, money("20000")));
        clock.now = Instant.parse("2026-06-14T08:00:00Z");
        transaction.executeWithoutResult(status -> {
            var file = store.lock(town.code).orElseThrow();
            Town.complete(file, LocalDate.of(2026, 6, 15));
            Town.sold(file, "Oven", "100", null);
            town.people.subList(earners, 15).forEach(person -> file.wage(person, BigDecimal.ZERO.setScale(2), "volunteer"));
            store.save(file);
            settlement.drawUp(town.code);
        });
        clock.now = Instant.parse("2026-06-16T08:00:00Z");
        transaction.executeWithoutResult(status -> {
            var file = store.lock(town.code).orElseThrow();
            file.sign(new Signature(Signatory.OFFICER, false, file.fingerprint().orElseThrow(), "officer", "s", clock.now));
            file.sign(new Signature(Signatory.OWNER, false, file.fingerprint().orElseThrow(), town.people.getFirst(), "s", clock.now));
            store.save(file);
            assertThat(settlement.book(town.code)).isTrue();
        });
    }

    private List<String> hiddenFrom(CurrentUser reader) {
        return ledger.entries(town.me, PageRequest.first()).items().stream().filter(PrivateAmounts.from(Stream.of(secrets), reader, town.me)).map(Ledger.Entry::entryKey).toList();
    }

    @Test
    void whereFewerThanThreeOthersEarnNobodyButThoseWhoMaySeePayReadsTheAmountsThatTellIt() {
        settledWith(3);

        var colleague = user(town.people.get(1), "me-member:" + town.me, "entrepreneur");
        assertThat(hiddenFrom(colleague)).containsExactly(town.code + "/capital", town.code + "/result", town.code + "/payment", town.code + "/inventory");
        assertThat(hiddenFrom(user("platform", "platform-owner", "platform-owner:food"))).as("three others earn").isEmpty();
        assertThat(hiddenFrom(user(town.people.getFirst(), "me-owner:" + town.me, "entrepreneur"))).isEmpty();
        assertThat(hiddenFrom(user("officer", "settlement-officer"))).isEmpty();
    }

    @Test
    void whereTwoEarnEverybodyElseReadsNoAmountEither() {
        settledWith(2);

        for (var reader : List.of(user("auditor", "auditor"), user("stranger", "entrepreneur"), user("chef", "external-partner"), user("operator", "operator", "administrator"))) {
            assertThat(hiddenFrom(reader)).as(reader.username().value()).hasSize(4).doesNotContain(town.code + "/realisation", town.me + "/founding");
        }
    }

    @Test
    void whereManyEarnTheSumIsOpenToAll() {
        settledWith(15);

        assertThat(hiddenFrom(user(town.people.get(1), "me-member:" + town.me, "entrepreneur"))).isEmpty();
        assertThat(hiddenFrom(user("auditor", "auditor"))).isEmpty();
    }
}
