package io.heyi.ballot.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.heyi.shared.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The cryptography of urns: each ballot has an AES-256-GCM key of its own, wrapped by the master key; what is sealed is bound to the ballot, to the fingerprint of its
 * paper and roll, and to the number of votes in it. See ADR 15 for what this protects against.
 */
@Component
@EnableConfigurationProperties(BallotSealingProperties.class)
class UrnSeals {

    private final Aead master;

    UrnSeals(BallotSealingProperties properties) {
        master = MasterKey.read("heyi.ballot.sealing.key-file", properties.keyFile(), properties.generateMissing());
    }

    /** What the sealed votes belong to. */
    record Place(String ballot, String fingerprint, int votes) {

        private byte[] bytes() {
            return ("heyi-urn\n" + ballot + "\n" + fingerprint + "\n" + votes).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A new key, readable only with the master key and only for this ballot. */
    String newKey(String ballot) {
        try {
            return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), master, keyOf(ballot));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made for the urn of " + ballot, e);
        }
    }

    /** @throws IllegalStateException when the key is not this ballot's */
    byte[] seal(String key, Place place, byte[] votes) {
        try {
            return unwrapped(key, place.ballot()).encrypt(votes, place.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be put into the urn of " + place.ballot() + ": its key was changed in the database, or the master key is another", e);
        }
    }

    /** Empty when key or content were changed, come from another ballot, or hold another number of votes. */
    Optional<byte[]> open(String key, Place place, byte[] sealed) {
        try {
            return Optional.of(unwrapped(key, place.ballot()).decrypt(sealed, place.bytes()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Aead unwrapped(String key, String ballot) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(key, master, keyOf(ballot)).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] keyOf(String ballot) {
        return ("heyi-urn-key\n" + ballot).getBytes(StandardCharsets.UTF_8);
    }
}
