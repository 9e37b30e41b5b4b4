package io.heyi.emc.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.emc.proof.ProofCheck.Verdict.Faulty;
import io.heyi.emc.proof.ProofCheck.Verdict.Valid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofCheckTest {

    private static final KeyPair KEY = newKey();
    private static final String EMC = "EMC-0001";

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(KeyPair key) {
        return ChainLink.sha256(key.getPublic().getEncoded());
    }

    private static String sign(KeyPair key, String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String keyLine(KeyPair key) {
        return "key " + id(key) + " " + Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    }

    private static List<String> entries(KeyPair key, String emc, String... payloads) {
        var lines = new ArrayList<String>();
        var previous = ChainLink.START;
        for (var payload : payloads) {
            var link = new ChainLink(emc, lines.size() + 1, "VERSION", "version/" + lines.size(), "2026-03-02T02:00:00.000001Z", id(key), previous, payload);
            lines.add(link.hash() + " " + sign(key, link.hash()) + " " + link.content());
            previous = link.hash();
        }
        return lines;
    }

    private static String signed(KeyPair key, List<String> lines, int count) {
        var body = String.join("\n", lines) + "\n";
        return body + "end " + count + " " + id(key) + " " + sign(key, body) + "\n";
    }

    private static String proof(String... payloads) {
        var lines = new ArrayList<>(List.of("heyi-proof 1", "emc " + EMC, "issued 2026-03-02T02:00:00Z", keyLine(KEY)));
        lines.addAll(entries(KEY, EMC, payloads));
        return signed(KEY, lines, payloads.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2028", "\u2029", "\u0085", "\r"})
    void aPayloadMayHoldWhateverSomeCallTheEndOfALine(String separator) {
        assertThat(check(proof("{\"a\":\"one" + separator + "two\"}"))).isInstanceOf(Valid.class);
    }

    private static ProofCheck.Verdict check(String proof) {
        return ProofCheck.of(proof.getBytes(StandardCharsets.UTF_8), Set.of());
    }

    private static List<String> lines(String proof) {
        return new ArrayList<>(List.of(proof.split("\n")));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void anUntouchedProofIsValid() {
        assertThat(check(proof("{\"a\":\"理由 and more\"}", "{}"))).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.emc()).isEqualTo(EMC);
            assertThat(valid.keys()).containsExactly(id(KEY));
            assertThat(valid.contents()).hasSize(2);
        });
    }

    @Test
    void noByteCanBeChanged() {
        var good = proof("{\"a\":\"理\"}", "{\"b\":1}").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < good.length; i++) {
            // next value, other case, high bit, line feed and space: what an edit by hand, a mailer or a tool would do
            for (int other : new int[] {good[i] ^ 1, good[i] ^ 0x20, good[i] ^ 0x80, '\n', ' ', '0', 0}) {
                var edited = good.clone();
                edited[i] = (byte) other;
                if (edited[i] != good[i]) {
                    assertThat(ProofCheck.of(edited, Set.of())).as("byte " + i + " becomes " + (other & 0xff)).isInstanceOf(Faulty.class);
                }
            }
        }
    }

    @Test
    void noByteCanBeAddedOrTakenAway() {
        var good = proof("{\"a\":1}");
        for (int i = 0; i < good.length(); i++) {
            assertThat(check(good.substring(0, i) + good.substring(i + 1))).as("without " + i).isInstanceOf(Faulty.class);
            assertThat(check(good.substring(0, i) + good.charAt(i) + good.substring(i))).as("twice " + i).isInstanceOf(Faulty.class);
            assertThat(check(good.substring(0, i))).as("cut at " + i).isInstanceOf(Faulty.class);
        }
        assertThat(check(good + "\n")).isInstanceOf(Faulty.class);
        assertThat(check(good.replace("\n", "\r\n"))).isInstanceOf(Faulty.class);
        assertThat(check("\uFEFF" + good)).isInstanceOf(Faulty.class);
    }

    @Test
    void noLineCanBeTakenAwayRepeatedOrSwapped() {
        var good = lines(proof("{\"a\":1}", "{\"a\":2}", "{\"a\":3}"));
        for (int i = 0; i < good.size(); i++) {
            var without = new ArrayList<>(good);
            without.remove(i);
            assertThat(check(text(without))).as("without line " + i).isInstanceOf(Faulty.class);
            var twice = new ArrayList<>(good);
            twice.add(i, good.get(i));
            assertThat(check(text(twice))).as("line twice " + i).isInstanceOf(Faulty.class);
            for (int other = i + 1; other < good.size(); other++) {
                var swapped = new ArrayList<>(good);
                Collections.swap(swapped, i, other);
                assertThat(check(text(swapped))).as("swapped " + i + " and " + other).isInstanceOf(Faulty.class);
            }
        }
    }

    @Test
    void entriesOfAnotherChainDoNotFitEvenWhenEverythingIsSigned() {
        var head = List.of("heyi-proof 1", "emc " + EMC, "issued 2026-03-02T02:00:00Z", keyLine(KEY));
        var foreign = new ArrayList<>(head);
        foreign.addAll(entries(KEY, "EMC-0002", "{}"));
        assertThat(check(signed(KEY, foreign, 1))).isEqualTo(new Faulty(5, "belongs to EMC-0002, not to EMC-0001"));

        var tailOnly = new ArrayList<>(head);
        tailOnly.addAll(entries(KEY, EMC, "{}", "{}").subList(1, 2));
        assertThat(check(signed(KEY, tailOnly, 1))).isEqualTo(new Faulty(5, "is entry 2 where entry 1 is due"));

        var miscounted = new ArrayList<>(head);
        miscounted.addAll(entries(KEY, EMC, "{}"));
        assertThat(check(signed(KEY, miscounted, 2))).isEqualTo(new Faulty(6, "counts 2 entries where there are 1"));
    }

    @Test
    void anEntryThatSomebodyElseSignedIsRefused() {
        var stranger = newKey();
        var lines = new ArrayList<>(List.of("heyi-proof 1", "emc " + EMC, "issued 2026-03-02T02:00:00Z", keyLine(KEY)));
        lines.addAll(entries(stranger, EMC, "{}"));
        assertThat(check(signed(KEY, lines, 1))).isInstanceOfSatisfying(Faulty.class, fault -> assertThat(fault.what()).contains("which the file does not hold"));
    }

    @Test
    void aChainThatIsWhollyForgedFailsOnlyAgainstTheTrustedKey() {
        var forger = newKey();
        var lines = new ArrayList<>(List.of("heyi-proof 1", "emc " + EMC, "issued 2026-03-02T02:00:00Z", keyLine(forger)));
        lines.addAll(entries(forger, EMC, "{}"));
        var forged = signed(forger, lines, 1).getBytes(StandardCharsets.UTF_8);

        assertThat(ProofCheck.of(forged, Set.of())).isInstanceOf(Valid.class);
        assertThat(ProofCheck.of(forged, Set.of(id(KEY)))).isInstanceOf(Faulty.class);
    }

    @Test
    void severalKeysMakeOneChainAfterARotation() {
        var next = newKey();
        var first = entries(KEY, EMC, "{}").getFirst();
        var link = new ChainLink(EMC, 2, "VERSION", "version/2", "2026-04-02T02:00:00Z", id(next), first.substring(0, 64), "{}");
        var lines = List.of("heyi-proof 1", "emc " + EMC, "issued 2026-04-02T02:00:00Z", keyLine(KEY), keyLine(next), first,
                link.hash() + " " + sign(next, link.hash()) + " " + link.content());
        var proof = signed(next, lines, 2).getBytes(StandardCharsets.UTF_8);

        assertThat(ProofCheck.of(proof, Set.of(id(KEY), id(next)))).isInstanceOf(Valid.class);
        assertThat(ProofCheck.of(proof, Set.of(id(next)))).isInstanceOf(Faulty.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "heyi-proof 1\n", "heyi-proof 2\nemc EMC-0001\n", "<html>\n", "key \n", "end 0 \n"})
    void whatIsNoProofIsRefused(String text) {
        assertThat(check(text)).isInstanceOf(Faulty.class);
    }

    @Test
    void aHugeLineDoesNotOverflowTheStack() {
        var payload = "{\"a\":\"" + "x".repeat(300_000) + "\"}";
        assertThat(check(proof(payload))).isInstanceOf(Valid.class);
        assertThat(IntStream.range(0, 50).mapToObj(i -> check(proof(payload).substring(0, i * 1000 + 600) + "\n"))).allMatch(Faulty.class::isInstance);
    }
}
