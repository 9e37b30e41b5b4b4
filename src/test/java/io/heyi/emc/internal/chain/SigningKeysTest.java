package io.heyi.emc.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final byte[] WORDS = "words".getBytes(StandardCharsets.UTF_8);

    @TempDir Path directory;

    private static SigningKeys keys(Path file) {
        return new SigningKeys(new ChainKeyProperties(file, false));
    }

    private static SigningKeys generated(Path file) {
        return new SigningKeys(new ChainKeyProperties(file, true));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind + " KEY-----\n";
    }

    @Test
    void aDevelopersKeyIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        var file = directory.resolve("keys/chain.pem");

        var first = generated(file);
        var second = generated(file);

        assertThat(second.signingId()).isEqualTo(first.signingId());
        assertThat(second.verifies(first.signingId(), "words", first.sign(WORDS))).isTrue();
        assertThat(second.verifies(first.signingId(), "Words", first.sign(WORDS))).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void thePublicHalfBelongsToTheConfiguredPrivateKey() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var file = Files.writeString(directory.resolve("chain.pem"), pem("PRIVATE", pair.getPrivate().getEncoded()));

        assertThat(keys(file).all()).extracting(ContractChain.PublicKeyView::spki).containsExactly(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }

    @Test
    void afterARotationTheOldKeyIsStillBelievedButSignsNoMore() throws Exception {
        var old = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var file = Files.writeString(directory.resolve("chain.pem"), pem("PRIVATE", old.getPrivate().getEncoded()));
        var before = keys(file);
        var signature = before.sign(WORDS);
        var next = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(file, pem("PRIVATE", next.getPrivate().getEncoded()) + pem("PUBLIC", old.getPublic().getEncoded()));

        var after = keys(file);

        assertThat(after.signingId()).isNotEqualTo(before.signingId());
        assertThat(after.verifies(before.signingId(), "words", signature)).isTrue();
        assertThat(after.all()).extracting(ContractChain.PublicKeyView::id).containsExactly(after.signingId(), before.signingId());
    }

    @Test
    void withoutAKeyTheProductDoesNotStart() {
        assertThatThrownBy(() -> keys(null)).isInstanceOf(IllegalStateException.class).hasMessageContaining("heyi.emc.chain.key-file is not set");
        assertThatThrownBy(() -> keys(directory.resolve("none.pem"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void aFileThatHoldsNoKeyIsRefused(String content) throws Exception {
        var file = Files.writeString(directory.resolve("chain.pem"), content);

        assertThatThrownBy(() -> keys(file)).isInstanceOf(IllegalStateException.class).hasMessageContaining("heyi.emc.chain.key-file");
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var file = Files.writeString(directory.resolve("chain.pem"), pem("PRIVATE", rsa.getPrivate().getEncoded()));

        assertThatThrownBy(() -> keys(file)).isInstanceOf(IllegalStateException.class).hasMessageContaining("not an Ed25519 key");
    }
}
