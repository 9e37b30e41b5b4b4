package io.heyi.emc.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.chain.ContractChain.EntryType;
import io.heyi.emc.internal.chain.ContractChain.Fault;
import io.heyi.emc.proof.ChainLink;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ChainModule
class ContractChainTest {

    private static final AtomicInteger COUNT = new AtomicInteger(1000);

    @Autowired ContractChain chain;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    private final EmcCode emc = new EmcCode("EMC-" + COUNT.incrementAndGet());

    private long append(EmcCode to, String key, String payload) {
        return transaction.execute(status -> chain.append(to, EntryType.VERSION, key, payload));
    }

    private void threeEntries() {
        append(emc, "version/1", "{\"b\":1, \"a\":\"理由\\n<b>\"}");
        append(emc, "version/2", "{\"a\":12000000.25}");
        append(emc, "version/3", "[]");
    }

    private void asSuperuser(String... statements) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            List.of(statements).forEach(statement -> jdbc.sql(statement).param("emc", emc.value()).update());
        });
    }

    @Test
    void entriesAreCanonicalLinkedAndSigned() {
        threeEntries();

        var entries = chain.entries(emc, PageRequest.first()).items();

        assertThat(entries).extracting(ContractChain.Entry::payload).containsExactly("{\"a\":\"理由\\n<b>\",\"b\":1}", "{\"a\":12000000.25}", "[]");
        assertThat(entries.getFirst().previousHash()).isEqualTo(ChainLink.START);
        assertThat(entries.get(2).previousHash()).isEqualTo(entries.get(1).hash());
        assertThat(entries).allSatisfy(entry -> assertThat(entry.signature()).matches("[0-9a-f]{128}"));
        assertThat(chain.keys()).extracting(ContractChain.PublicKeyView::id).contains(entries.getFirst().keyId());
        assertThat(chain.verify(emc)).isEmpty();
    }

    @Test
    void aRepeatIsHarmlessAndAnotherContentUnderTheSameKeyIsRefused() {
        assertThat(append(emc, "version/1", "{\"a\":1,\"b\":2}")).isEqualTo(1);
        assertThat(append(emc, "version/2", "{}")).isEqualTo(2);
        assertThat(append(emc, "version/1", "{\"b\":2,\"a\":1.0}")).isEqualTo(1);
        assertThatThrownBy(() -> append(emc, "version/1", "{\"a\":2}")).isInstanceOf(IllegalStateException.class);

        assertThat(chain.entries(emc, PageRequest.first()).total()).isEqualTo(2);
        assertThat(append(emc, "version/3", "{}")).isEqualTo(3);
        assertThat(chain.verify(emc)).isEmpty();
    }

    @Test
    void anEntryThatIsRolledBackLeavesNoGap() {
        append(emc, "version/1", "{}");
        transaction.executeWithoutResult(status -> {
            chain.append(emc, EntryType.VERSION, "version/2", "{}");
            status.setRollbackOnly();
        });

        assertThat(append(emc, "version/3", "{}")).isEqualTo(2);
        assertThat(chain.verify(emc)).isEmpty();
    }

    @Test
    void anEntryNeedsTheTransactionOfItsFact() {
        assertThatThrownBy(() -> chain.append(emc, EntryType.VERSION, "version/1", "{}")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1}x", "{\"a\":12345678901234567.89}", "{\"a\":1e400}", "[9007199254740993]", "[\"\\ud800\"]"})
    void whatCanonicalJsonCannotHoldIsRefused(String payload) {
        assertThatThrownBy(() -> append(emc, "version/1", payload)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a\u0000", "ä"})
    void anEntryKeyThatWouldBlurTheLineIsRefused(String key) {
        assertThatThrownBy(() -> append(emc, key, "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update emc.chain_entry set payload = '{}' where emc = :emc", "delete from emc.chain_entry where emc = :emc", "truncate emc.chain_entry"})
    void theDatabaseRefusesToChangeAnEntry(String statement) {
        threeEntries();

        assertThatThrownBy(() -> jdbc.sql(statement).param("emc", emc.value()).update()).isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("cannot be changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "update emc.chain_entry set payload = '{}' where emc = :emc and number = 2|2|content",
            "update emc.chain_entry set at = at + interval '1 microsecond' where emc = :emc and number = 1|1|content",
            "update emc.chain_entry set type = 'LAPSE' where emc = :emc and number = 3|3|content",
            "update emc.chain_entry set entry_key = 'x' where emc = :emc and number = 3|3|content",
            "update emc.chain_entry set signature = repeat('0', 128) where emc = :emc and number = 2|2|signature",
            "update emc.chain_entry set previous_hash = repeat('0', 64) where emc = :emc and number = 2|2|link",
            "delete from emc.chain_entry where emc = :emc and number = 2|2|missing",
            "delete from emc.chain_entry where emc = :emc and number = 3|3|tail",
            "delete from emc.chain_head where emc = :emc|4|tail"})
    void whatASuperuserChangesIsFound(String statement, long number, String what) {
        threeEntries();
        asSuperuser(statement);

        assertThat(chain.verify(emc)).contains(new Fault(number, what));
    }

    @Test
    void aKeyThatStandsOnlyInTheDatabaseIsNotBelieved() {
        threeEntries();
        var third = chain.entries(emc, PageRequest.first()).items().get(2);
        var foreign = "f".repeat(64);
        var hash = new ChainLink(emc.value(), 3, "VERSION", "version/3", third.at().toString(), foreign, third.previousHash(), "[]").hash();
        asSuperuser("update emc.chain_entry set key_id = '" + foreign + "', hash = '" + hash + "' where emc = :emc and number = 3",
                "update emc.chain_head set hash = '" + hash + "' where emc = :emc");

        assertThat(chain.verify(emc)).contains(new Fault(3, "key"));
    }

    @Test
    void manyWritersOfOneEmcMakeOneChain() throws Exception {
        try (var writers = Executors.newFixedThreadPool(8)) {
            var work = IntStream.range(0, 80).<Callable<Long>>mapToObj(i -> () -> append(emc, "version/" + i % 40, "{\"n\":" + i % 40 + "}")).toList();
            for (var done : writers.invokeAll(work)) {
                assertThat(done.get()).isBetween(1L, 40L);
            }
        }

        assertThat(chain.entries(emc, PageRequest.first()).total()).isEqualTo(40);
        assertThat(chain.verify(emc)).isEmpty();
    }
}
