package io.heyi.shared;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** A key that wraps other keys and lives in a file outside the database: a Tink keyset in JSON form with an AES-256-GCM key. */
public final class MasterKey {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private MasterKey() {}

    /**
     * @param property name of the setting that gives the path, for messages
     * @param generateMissing makes a key when the file is missing; for developers' machines only
     * @throws IllegalStateException when it is not configured, missing, not readable or no such keyset
     */
    public static Aead read(String property, Path path, boolean generateMissing) {
        var keyset = SecretFile.read(property, path, generateMissing ? MasterKey::newKeyset : null);
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get()).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(property + " holds something that is not a Tink keyset with an AEAD key", e);
        }
    }

    /** A keyset as the key file holds it. */
    public static String newKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a master key cannot be made", e);
        }
    }
}
