package io.heyi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.audit.AuditVerification.Broken;
import io.heyi.audit.AuditVerification.Intact;
import io.heyi.audit.internal.SealNow;
import io.heyi.audit.proof.HistoryCheck;
import io.heyi.audit.proof.HistoryCheck.Fault;
import io.heyi.audit.proof.HistoryCheck.Verdict.Faulty;
import io.heyi.audit.proof.HistoryCheck.Verdict.Valid;
import io.heyi.shared.PageRequest;
import io.heyi.web.ShellApplication;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ShellApplication
@Import({SealNow.class, io.heyi.audit.internal.HistoryFilesInTest.class})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class HistoryFileTest {

    private static final String CASE = "ME-0007/申请";

    @Autowired
    private AuditTrail audit;
    @Autowired
    private SealNow sealer;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private io.heyi.audit.internal.HistoryFilesInTest files;
    @Autowired
    private PlatformTransactionManager transactions;

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

    private List<AuditEntry> threeEntries() {
        audit.record(new AuditEvent(CASE, "entrepreneur-01", "test.submitted", Map.of("reason", "because 理由 <b> \"quoted\"\n\u0007", "amount", new BigDecimal("123456789012345.67"), "count", 3, "share", 0.5)));
        audit.record(new AuditEvent(CASE, "owner", "test.secret", Map.of("vote", "yes", "salt", "8c1d")));
        audit.record(new AuditEvent(CASE, "owner", "test.decided", Map.of("outcome", Map.of("old", List.of(1, 2), "new", "approve"), "nothing", "")));
        audit.record(new AuditEvent("another", "owner", "test.decided", Map.of()));
        sealer.seal();
        return audit.entries(CASE, PageRequest.first()).items().reversed();
    }

    private String file(List<AuditEntry> entries, Set<Long> heldBack) throws Exception {
        return json.writeValueAsString(HistoryFile.of(CASE, "owner", ShellApplication.NOW, entries, heldBack));
    }

    private static Faulty faulty(String file) {
        return (Faulty) HistoryCheck.of(file);
    }

    @Test
    void aDownloadedHistoryCanBeRecomputedWithoutTheProduct() throws Exception {
        var entries = threeEntries();
        assertThat(HistoryCheck.of(file(entries, Set.of()))).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.recomputed()).isEqualTo(3);
            assertThat(valid.gaps()).isZero();
            assertThat(valid.links().getLast().hash()).isEqualTo(entries.getLast().hash());
        });
        assertThat(json.readTree(file(entries, Set.of())).at("/complete").asBoolean()).isTrue();
    }

    @Test
    void whatIsHeldBackIsNotInTheFileAndTheChainHoldsAllTheSame() throws Exception {
        var entries = threeEntries();
        var file = file(entries, Set.of(entries.get(1).id()));
        assertThat(file).doesNotContain("vote").doesNotContain("8c1d").contains(entries.get(1).hash());
        assertThat(HistoryCheck.of(file)).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.recomputed()).isEqualTo(2);
            assertThat(valid.heldBack()).isEqualTo(1);
        });
    }

    @Test
    void everyKindOfForgedFileIsRefusedAtItsEntry() throws Exception {
        var entries = threeEntries();
        var file = file(entries, Set.of());
        assertThat(faulty(file.replace("approve", "reject"))).isEqualTo(new Faulty(3, Fault.CHANGED));
        assertThat(faulty(file.replace("entrepreneur-01", "entrepreneur-02"))).isEqualTo(new Faulty(1, Fault.CHANGED));
        assertThat(faulty(file.replace("\"count\":3", "\"count\":4"))).isEqualTo(new Faulty(1, Fault.CHANGED));
        assertThat(faulty(file.replace(CASE, "ME-0008"))).isEqualTo(new Faulty(1, Fault.CHANGED));
        assertThat(faulty(file(List.of(entries.get(1), entries.get(0)), Set.of()))).isEqualTo(new Faulty(1, Fault.ORDER));
        assertThat(faulty(file(List.of(entries.get(0), entries.get(2)), Set.of()).replace("\"complete\":false", "\"complete\":true"))).isEqualTo(new Faulty(0, Fault.GAPS));
        assertThat(faulty(file.replace("\"actor\":\"owner\",\"action\":\"test.decided\"", "\"action\":\"test.decided\""))).isEqualTo(new Faulty(3, Fault.INCOMPLETE));
        assertThat(faulty(file + "x")).isEqualTo(new Faulty(0, Fault.UNREADABLE));
        assertThat(faulty("[".repeat(100_000))).isEqualTo(new Faulty(0, Fault.UNREADABLE));
        assertThat(faulty(file.replace("\"complete\"", "\"businessKey\":\"a\",\"complete\""))).isEqualTo(new Faulty(0, Fault.UNREADABLE));
        assertThat(faulty("{}")).isEqualTo(new Faulty(0, Fault.FORMAT));
        assertThat(faulty(file(List.of(), Set.of()))).as("a file of nothing proves nothing").isEqualTo(new Faulty(0, Fault.NAMELESS));
    }

    @Test
    void aFileWithEntriesLeftOutIsToldFromAWholeOne() throws Exception {
        var entries = threeEntries();
        assertThat(HistoryCheck.of(file(List.of(entries.get(0), entries.get(2)), Set.of()))).isInstanceOfSatisfying(Valid.class, valid -> assertThat(valid.gaps()).isEqualTo(1));
    }

    @Test
    void aChainRewrittenAsAWholeHoldsByItselfButIsNotWhatTheProductKeeps() throws Exception {
        var entries = threeEntries();
        var first = entries.getFirst();
        var forged = new AuditEntry(first.id(), first.stream(), 1, first.at(), "somebody-else", first.action(), first.details(), first.previousHash(), sealer.hashOf(first, "somebody-else"));
        var file = file(List.of(forged), Set.of());
        assertThat(HistoryCheck.of(file)).isInstanceOf(Valid.class);
        assertThat(files.report(file)).contains("holds=false").contains("brokenAt=1").contains("NOT_KEPT");
    }

    @Test
    void aRowEditedInTheDatabaseMakesTheVerificationOfItsCaseFailAndOfNoOther() throws Exception {
        var before = file(threeEntries(), Set.of());
        assertThat(audit.verify(CASE)).isEqualTo(new Intact(3));
        assertThat(files.report(before)).contains("holds=true");

        asSuperuser("update audit.entry set details = '{\"vote\":\"no\"}' where stream = '" + CASE + "' and sequence = 2");

        assertThat(audit.verify(CASE)).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(2));
        assertThat(audit.verify("another")).isEqualTo(new Intact(1));
        var after = file(audit.entries(CASE, PageRequest.first()).items().reversed(), Set.of());
        assertThat(HistoryCheck.of(after)).as("a download of the edited row").isEqualTo(new Faulty(2, Fault.CHANGED));
        assertThat(files.report(before)).as("a download of before").contains("holds=false").contains("brokenAt=2").contains("KEPT_BROKEN");
    }

    @Test
    void aRemovedEndAndARemovedEntryAreNamed() {
        threeEntries();
        asSuperuser("delete from audit.entry where stream = '" + CASE + "' and sequence = 3", "update audit.head set sequence = 2, hash = (select hash from audit.entry where stream = '" + CASE
                + "' and sequence = 2) where stream = '" + CASE + "'");
        assertThat(audit.verify(CASE)).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(3));
        asSuperuser("truncate audit.seal");
        assertThat(audit.verify(CASE)).isEqualTo(new Intact(2));
        asSuperuser("delete from audit.entry where stream = '" + CASE + "' and sequence = 2");
        assertThat(audit.verify(CASE)).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.sequence()).isEqualTo(2));
    }
}
