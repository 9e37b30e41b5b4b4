package io.heyi.emc.internal.chain;

import com.google.crypto.tink.subtle.Ed25519Sign;
import io.heyi.emc.internal.chain.ContractChain.PublicKeyView;
import io.heyi.emc.proof.ChainLink;
import io.heyi.shared.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The product's Ed25519 keys: one that signs, and earlier ones that are still believed. A key that stands only in the database is never believed. */
@Component
@EnableConfigurationProperties(ChainKeyProperties.class)
class SigningKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final String PROPERTY = "heyi.emc.chain.key-file";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private final Ed25519Sign signer;
    private final String signingId;
    private final Map<String, PublicKey> known = new LinkedHashMap<>();

    SigningKeys(ChainKeyProperties properties) {
        var pem = SecretFile.read(PROPERTY, properties.keyFile(), properties.generateMissing() ? SigningKeys::newKey : null);
        try {
            var seed = seed(privateKey(pem));
            var own = publicHalf(seed);
            signer = new Ed25519Sign(seed);
            signingId = id(own);
            known.put(signingId, own);
            for (var block : blocks(pem, "PUBLIC")) {
                var key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(block));
                known.putIfAbsent(id(key), key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(PROPERTY + " holds something that is not an Ed25519 key in PEM form", e);
        }
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        var blocks = blocks(pem, "PRIVATE");
        if (blocks.size() != 1) {
            throw new IllegalStateException(PROPERTY + " must hold exactly one PRIVATE KEY block, the key that signs; it holds " + blocks.size());
        }
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(blocks.getFirst()));
    }

    private static List<byte[]> blocks(String pem, String kind) {
        return BLOCK.matcher(pem).results().filter(block -> block.group(1).equals(kind)).map(block -> Base64.getMimeDecoder().decode(block.group(2))).toList();
    }

    private static byte[] seed(PrivateKey key) {
        return ((EdECPrivateKey) key).getBytes().orElseThrow(() -> new IllegalStateException("the key's bytes cannot be read"));
    }

    /** The JDK has no way from a private key to its public half but to generate the pair once more from the same seed. */
    private static PublicKey publicHalf(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        KeyPair pair = generator.generateKeyPair();
        if (!java.util.Arrays.equals(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), seed)) {
            throw new IllegalStateException("the public half of the key cannot be found");
        }
        return pair.getPublic();
    }

    private static String newKey() {
        try {
            var key = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair().getPrivate();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    private static String id(PublicKey key) {
        return ChainLink.sha256(key.getEncoded());
    }

    String signingId() {
        return signingId;
    }

    /** With Tink, which gives the same signature as the JDK in a fraction of the time. @return lower-case hex of the signature */
    String sign(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(signer.sign(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    boolean isKnown(String keyId) {
        return known.containsKey(keyId);
    }

    /** Whether a known key has signed these characters. */
    boolean verifies(String keyId, String text, String hexSignature) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(known.get(keyId));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(HexFormat.of().parseHex(hexSignature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The signing key first. */
    List<PublicKeyView> all() {
        return known.keySet().stream().map(this::view).toList();
    }

    /** @throws IllegalStateException for a key that the key file does not have */
    PublicKeyView view(String keyId) {
        if (!isKnown(keyId)) {
            throw new IllegalStateException("entries were signed with key " + keyId + ", whose public half is missing in " + PROPERTY);
        }
        return new PublicKeyView(keyId, Base64.getEncoder().encodeToString(known.get(keyId).getEncoded()));
    }
}
