package io.heyi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.audit.AuditVerification.Broken;
import io.heyi.audit.AuditVerification.Intact;
import io.heyi.audit.internal.SealNow;
import io.heyi.shared.PageRequest;
import io.heyi.web.ShellApplication;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ShellApplication
@Import(SealNow.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class HistoryTest {

    @Autowired
    private AuditTrail audit;
    @Autowired
    private SealNow sealer;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    /** Tampering of one test must not break the next; only a superuser can do this, and so does the test. */
    @AfterEach
    void startOver() {
        asSuperuser("truncate audit.entry, audit.seal, audit.head, audit.unsealed");
    }

    private void asSuperuser(String... statements) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            List.of(statements).forEach(statement -> jdbc.sql(statement).update());
        });
    }

    private AuditEntry record(String stream, String action) {
        return audit.record(new AuditEvent(stream, "entrepreneur-01", action, Map.of("reason", "because 理由 <b>", "amount", new BigDecimal("123456789012345.67"), "count", 3)));
    }

    private void someHistory() {
        record("proposal-1", "proposal.submitted");
        record("proposal-2", "proposal.submitted");
        record("proposal-1", "proposal.sponsored");
        record("proposal-1", "proposal.signed");
        sealer.seal();
    }

    @Test
    void anUntouchedHistoryIsIntact() {
        someHistory();
        record("proposal-3", "not.sealedYet");
        assertThat(audit.verify()).isEqualTo(new Intact(5));
    }

    @Test
    void entriesOfAStreamFollowEachOtherAndAreReadNewestFirst() {
        someHistory();
        var entries = audit.entries("proposal-1", PageRequest.first());
        assertThat(entries.total()).isEqualTo(3);
        assertThat(entries.items()).extracting(AuditEntry::action).containsExactly("proposal.signed", "proposal.sponsored", "proposal.submitted");
        assertThat(entries.items().getFirst().previousHash()).isEqualTo(entries.items().get(1).hash());
        assertThat(entries.items().getFirst().details()).containsEntry("amount", "123456789012345.67").containsEntry("reason", "because 理由 <b>");
    }

    @Test
    void theDatabaseRefusesToChangeOrRemoveAnEntry() {
        someHistory();
        assertThatThrownBy(() -> jdbc.sql("update audit.entry set actor = 'somebody-else'").update()).hasStackTraceContaining("cannot be changed");
        assertThatThrownBy(() -> jdbc.sql("delete from audit.entry").update()).hasStackTraceContaining("cannot be changed");
        assertThatThrownBy(() -> jdbc.sql("truncate audit.entry").update()).hasStackTraceContaining("cannot be changed");
        assertThatThrownBy(() -> jdbc.sql("delete from audit.seal").update()).hasStackTraceContaining("cannot be changed");
        assertThat(audit.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void anEditedRowIsNamed() {
        someHistory();
        asSuperuser("update audit.entry set details = '{\"reason\":\"nicer\"}' where stream = 'proposal-1' and sequence = 2");
        assertThat(audit.verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.stream()).isEqualTo("proposal-1");
            assertThat(broken.sequence()).isEqualTo(2);
        });
    }

    @Test
    void anEditWithARecomputedHashIsNamedByItsSeal() {
        record("proposal-1", "proposal.submitted");
        sealer.seal();
        var original = audit.entries("proposal-1", PageRequest.first()).items().getFirst();
        var forged = sealer.hashOf(original, "somebody-else");
        asSuperuser("update audit.entry set actor = 'somebody-else', hash = '" + forged + "'", "update audit.head set hash = '" + forged + "'");
        assertThat(audit.verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.entryId()).isEqualTo(original.id());
            assertThat(broken.why()).contains("written anew");
        });
    }

    @Test
    void aRemovedTailIsNamed() {
        someHistory();
        asSuperuser("delete from audit.entry where stream = 'proposal-1' and sequence = 3",
                "update audit.head set sequence = 2, hash = (select hash from audit.entry where stream = 'proposal-1' and sequence = 2) where stream = 'proposal-1'");
        assertThat(audit.verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.stream()).isEqualTo("proposal-1");
            assertThat(broken.sequence()).isEqualTo(3);
            assertThat(broken.why()).contains("removed");
        });
    }

    @Test
    void anUnsealedTailThatIsRemovedIsNamedByTheHead() {
        someHistory();
        record("proposal-2", "proposal.declined");
        asSuperuser("delete from audit.entry where stream = 'proposal-2' and sequence = 2", "delete from audit.unsealed");
        assertThat(audit.verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.stream()).isEqualTo("proposal-2");
            assertThat(broken.sequence()).isEqualTo(2);
        });
    }

    @Test
    void aRemovedStreamIsNamed() {
        someHistory();
        asSuperuser("delete from audit.entry where stream = 'proposal-2'", "delete from audit.head where stream = 'proposal-2'");
        assertThat(audit.verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.stream()).isEqualTo("proposal-2");
            assertThat(broken.sequence()).isEqualTo(1);
        });
    }

    @Test
    void aSealingChainThatWasCutShortIsNamed() {
        someHistory();
        asSuperuser("delete from audit.seal where number = 4");
        assertThat(audit.verify()).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.why()).contains("seal"));
    }

    @Test
    void anEntryFallsWithItsTransactionButARefusalStays() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record("proposal-9", "proposal.submitted");
            audit.recordRefusal(new AuditEvent(AuditEvent.SECURITY, "entrepreneur-02", "access.refused", Map.of()));
            status.setRollbackOnly();
        });
        assertThat(audit.entries("proposal-9", PageRequest.first()).total()).isZero();
        assertThat(audit.entries(AuditEvent.SECURITY, PageRequest.first()).total()).isEqualTo(1);
    }

    @Test
    void manyWritersOfOneStreamAndOfManyKeepAllChainsIntact() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = IntStream.range(0, 200).<Callable<Object>>mapToObj(number -> () -> record(number % 2 == 0 ? "shared" : UUID.randomUUID().toString(), "parallel." + number)).toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        sealer.seal();
        assertThat(audit.verify()).isEqualTo(new Intact(200));
        assertThat(audit.entries("shared", PageRequest.first()).items().getFirst().sequence()).isEqualTo(100);
    }
}
