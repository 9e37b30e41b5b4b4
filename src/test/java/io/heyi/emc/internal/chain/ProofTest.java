package io.heyi.emc.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.chain.ContractChain.EntryType;
import io.heyi.inbox.FakeNeighbours.SetClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the product writes is what the stand-alone verifier and the commands of docs/contract-proof.md accept. */
@ChainModule
class ProofTest {

    private static final AtomicInteger COUNT = new AtomicInteger(5000);
    private static final Path DOCUMENT = Path.of("docs/contract-proof.md");

    @Autowired ContractChain chain;
    @Autowired SetClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @TempDir Path directory;
    private final EmcCode emc = new EmcCode("EMC-" + COUNT.incrementAndGet());

    private record Run(int exit, String out) {}

    @BeforeEach
    void aChain() {
        append("version/1", "{\"b\":1, \"a\":\"理由\\n<b> 100% \\\\ 'quoted' \u2028\u2029\u0085 separated\"}");
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        append("signature/1/ME-0001", "{\"actor\":\"ME-0001\"}");
        append("version/2", "{\"a\":[1, 2.50]}");
    }

    private void append(String key, String payload) {
        transaction.executeWithoutResult(status -> chain.append(emc, EntryType.VERSION, key, payload));
    }

    private Path proof(String name) throws IOException {
        return Files.write(directory.resolve(name), chain.proof(emc));
    }

    /** In a JVM of its own with nothing but the verifier's folder on the class path: it needs no library. */
    private Run verify(Object... arguments) throws Exception {
        var classes = directory.resolve("verifier/io/heyi/emc/proof");
        Files.createDirectories(classes);
        try (var compiled = Files.list(Path.of("target/classes/io/heyi/emc/proof"))) {
            compiled.forEach(file -> copy(file, classes.resolve(file.getFileName())));
        }
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp",
                directory.resolve("verifier").toString(), "io.heyi.emc.proof.VerifyProof"));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        return run(command);
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.notExists(to)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Run run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out);
    }

    @Test
    void theProductsProofIsValidWithItsPublishedKey() throws Exception {
        var run = verify(proof("proof.txt"), "--key", chain.keys().getFirst().id());

        assertThat(run.out()).startsWith("VALID: " + emc + ", 3 entries").hasLineCount(1);
        assertThat(run.exit()).isZero();
    }

    @Test
    void withAnotherKeyThanTheTrustedOneItIsRefused() throws Exception {
        var run = verify(proof("proof.txt"), "--key", "0".repeat(64));

        assertThat(run.out()).startsWith("REFUSED: line 4 names the key ").hasLineCount(1);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aLaterProofContinuesAnEarlierOneAndNotTheOtherWayRound() throws Exception {
        var earlier = proof("earlier.txt");
        append("version/3", "{}");
        var later = proof("later.txt");

        assertThat(verify(later, "--extends", earlier).exit()).isZero();
        assertThat(verify(earlier, "--extends", later).out()).contains("does not continue");
    }

    @Test
    void anEmptyChainHasAValidProof() throws Exception {
        var file = Files.write(directory.resolve("empty.txt"), chain.proof(new EmcCode("EMC-9999")));

        assertThat(verify(file).out()).startsWith("VALID: EMC-9999, 0 entries");
    }

    @Test
    void aChainThatWasChangedInTheDatabaseGivesAProofThatIsRefused() throws Exception {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update emc.chain_entry set payload = '{\"a\":[1,9.5]}' where emc = :emc and number = 3").param("emc", emc.value()).update();
        });

        assertThat(verify(proof("proof.txt"))).satisfies(run -> assertThat(run.exit()).isEqualTo(1)).extracting(Run::out).asString().contains("was changed");
    }

    @Test
    void aWrongCallSaysHowToCall() throws Exception {
        assertThat(verify()).isEqualTo(new Run(2, "usage: VerifyProof FILE [--key FINGERPRINT]... [--extends OLDER_FILE]\n"));
        assertThat(verify("no-such-file").exit()).isEqualTo(2);
    }

    /** The document's shell block, as it stands there; needs bash and openssl, which a machine without them reports as skipped. */
    @Test
    void theCommandsOfTheDocumentAcceptTheProofAndRefuseAnEditedOne() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(isThere("openssl") && isThere("bash") && isThere("sha256sum"), "openssl, bash and sha256sum are needed");
        var script = Files.writeString(directory.resolve("check.sh"), commands());
        var good = proof("proof.txt");

        assertThat(run(List.of("bash", script.toString(), good.toString(), chain.keys().getFirst().id()))).isEqualTo(new Run(0, "all is well\n"));
        assertThat(run(List.of("bash", script.toString(), good.toString(), "0".repeat(64))).exit()).isNotZero();
        for (var edit : List.of(List.of("ME-0001", "ME-0002"), List.of("[1,2.5]", "[1,9.5]"), List.of("\nend 3 ", "\nend 2 "), List.of("issued 2", "issued 3"))) {
            var text = Files.readString(good);
            assertThat(text).contains(edit.getFirst());
            var edited = Files.writeString(directory.resolve("edited.txt"), text.replace(edit.getFirst(), edit.getLast()));
            var refused = run(List.of("bash", script.toString(), edited.toString(), chain.keys().getFirst().id()));
            assertThat(refused.exit()).as(edit + ": " + refused.out()).isNotZero();
            assertThat(refused.out()).doesNotContain("all is well");
        }
    }

    private static boolean isThere(String program) throws Exception {
        var process = new ProcessBuilder("sh", "-c", "command -v " + program).redirectErrorStream(true).start();
        return process.waitFor() == 0;
    }

    private static String commands() throws IOException {
        var document = Files.readString(DOCUMENT);
        var begin = document.indexOf("```bash\n") + "```bash\n".length();
        return document.substring(begin, document.indexOf("```", begin));
    }
}
