package io.heyi.tender.internal.bids;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import io.heyi.shared.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The cryptography of sealed bids: HPKE (RFC 9180, X25519, AES-256-GCM) for the bids, AES-256-GCM for the boxes' private keys. See ADR 11 for what this protects
 * against.
 */
@Component
@EnableConfigurationProperties(SealingProperties.class)
class Seals {

    private static final String PROPERTY = "heyi.tender.sealing.key-file";
    private static final int BLOCK = 1024;

    static {
        try {
            HybridConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Aead master;

    Seals(SealingProperties properties) {
        master = MasterKey.read(PROPERTY, properties.keyFile(), properties.generateMissing());
    }

    /** A new key pair, readable only with the master key, for this box and this time of opening. */
    String newPair(String box, Instant opensAt) {
        try {
            return wrapped(KeysetHandle.generateNew(HpkeParameters.builder().setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256).setAeadId(HpkeParameters.AeadId.AES_256_GCM).setVariant(HpkeParameters.Variant.TINK).build()), box, opensAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key pair cannot be made for box " + box, e);
        }
    }

    /** The wrapped pair for a later opening. */
    String postponed(String pair, String box, Instant from, Instant to) {
        try {
            return wrapped(unwrapped(pair, box, from), box, to);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("box " + box + " cannot be postponed: its key or its deadline was changed in the database", e);
        }
    }

    private String wrapped(KeysetHandle pair, String box, Instant opensAt) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(pair, master, boundTo(box, opensAt));
    }

    private KeysetHandle unwrapped(String pair, String box, Instant opensAt) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(pair, master, boundTo(box, opensAt));
    }

    /** A deadline that somebody moves in the database does not fit the key any more. */
    private static byte[] boundTo(String box, Instant opensAt) {
        return ("heyi-box\n" + box + "\n" + opensAt).getBytes(StandardCharsets.UTF_8);
    }

    /** The public half comes out of the wrapped pair, so that nobody without the master key can put another in its place. */
    byte[] seal(String pair, String box, Instant opensAt, String context, String json) {
        try {
            return unwrapped(pair, box, opensAt).getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(padded(json), context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed in box " + box + ": its key or its deadline was changed in the database, or the master key is another", e);
        }
    }

    /** Spaces up to a full block, so that the length of what is sealed says little; JSON does not mind them. */
    private static byte[] padded(String json) {
        var bytes = json.strip().getBytes(StandardCharsets.UTF_8);
        var block = Arrays.copyOf(bytes, (bytes.length / BLOCK + 1) * BLOCK);
        Arrays.fill(block, bytes.length, block.length, (byte) ' ');
        return block;
    }

    /** Whoever holds this can read the bids of one box. */
    @FunctionalInterface
    interface Opener {

        /** @throws IllegalStateException when the bid was changed, or put in another's place */
        String read(byte[] sealed, String context);
    }

    Opener opener(String pair, String box, Instant opensAt) {
        try {
            var decrypt = unwrapped(pair, box, opensAt).getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
            return (sealed, context) -> read(decrypt, sealed, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("box " + box + " cannot be opened: its key or its deadline was changed in the database, or the master key is another", e);
        }
    }

    private static String read(HybridDecrypt decrypt, byte[] sealed, String context) {
        try {
            return new String(decrypt.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8).strip();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed bid was changed in the database: " + context.replace('\n', ' '), e);
        }
    }
}
