package io.heyi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.audit.AuditEntry;
import io.heyi.audit.HistoryFile;
import io.heyi.shared.CanonicalJson;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check that anybody runs without the product. */
class VerifyHistoryTest {

    private static final Instant AT = Instant.parse("2026-03-02T02:00:00.123456Z");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @TempDir
    private Path folder;

    private static List<AuditEntry> chain(String... outcomes) throws Exception {
        var entries = new ArrayList<AuditEntry>();
        var before = "0".repeat(64);
        for (var outcome : outcomes) {
            var sequence = entries.size() + 1;
            Map<String, Object> details = Map.of("outcome", outcome, "amount", 1.5);
            var content = Map.of("stream", "EMC-0001", "sequence", String.valueOf(sequence), "at", AT.toString(), "actor", "owner", "action", "test.decided", "details",
                    CanonicalJson.of(JSON.writeValueAsString(details)), "previousHash", before);
            var hash = CanonicalJson.sha256(CanonicalJson.of(JSON.writeValueAsString(content)));
            entries.add(new AuditEntry(sequence, "EMC-0001", sequence, AT, "owner", "test.decided", details, before, hash));
            before = hash;
        }
        return entries;
    }

    private Path file(String name, List<AuditEntry> entries) throws Exception {
        return Files.writeString(folder.resolve(name), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(HistoryFile.of("EMC-0001", "owner", AT, entries, Set.of())));
    }

    private static String said(int expected, Path... files) {
        var out = new ByteArrayOutputStream();
        var code = VerifyHistory.run(java.util.Arrays.stream(files).map(Path::toString).toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aWholeChainIsValidHoweverItsFileIsLaidOut() throws Exception {
        assertThat(said(0, file("a.json", chain("批准", "reject")))).startsWith("VALID: EMC-0001, 2 entries recomputed");
    }

    @Test
    void aLaterFileMustHoldAllOfAnOlderOne() throws Exception {
        var older = file("older.json", chain("approve", "reject"));
        said(0, file("newer.json", chain("approve", "reject", "approve")), older);
        assertThat(said(1, file("rewritten.json", chain("approve", "approve", "approve")), older)).contains("entry 2").contains("written anew");
        assertThat(said(1, file("cut.json", chain("approve")), older)).contains("entry 2");
    }

    @Test
    void aWrongCallAndAMissingFileAreSaid() {
        assertThat(said(2)).startsWith("usage");
        assertThat(said(2, folder.resolve("missing.json"))).startsWith("REFUSED: cannot read");
    }
}
