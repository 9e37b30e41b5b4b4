package io.heyi.performance.internal.webhook;

import io.heyi.shared.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Derives a webhook's secret from a master key and the salt of its row: whoever reads only the database, or only the file, has no secret. */
@Component
@EnableConfigurationProperties(WebhookProperties.class)
class MasterKeys {

    private static final String PROPERTY = "heyi.performance.webhook.key-file";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    /** @throws IllegalStateException for a file that is missing or holds something else; no file configured is fine */
    MasterKeys(WebhookProperties properties) {
        if (properties.keyFile() == null) {
            return;
        }
        SecretFile.read(PROPERTY, properties.keyFile(), properties.generateMissing() ? () -> random() + "\n" : null).lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            if (!line.matches("[0-9a-f]{64}")) {
                throw new IllegalStateException(PROPERTY + " holds a line that is not 64 hex digits");
            }
            var key = HexFormat.of().parseHex(line);
            keys.put(id(key), key);
        });
        if (keys.isEmpty()) {
            throw new IllegalStateException(PROPERTY + " names an empty file");
        }
    }

    /** Whether webhooks are set up at all. */
    boolean present() {
        return !keys.isEmpty();
    }

    /** The one that makes new secrets. */
    String current() {
        return keys.keySet().iterator().next();
    }

    static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The secret, or a useless one when the master key is gone, so that checking takes the same time. */
    String secret(String master, String keyId, String salt) {
        var key = keys.getOrDefault(master, new byte[BYTES]);
        var derived = Signatures.hmac(key, ("heyi webhook " + keyId + " " + salt).getBytes(StandardCharsets.UTF_8));
        return "whsec_" + (keys.containsKey(master) ? Base64.getUrlEncoder().withoutPadding().encodeToString(derived) : random());
    }

    private static String id(byte[] key) {
        return HexFormat.of().formatHex(Signatures.hmac(key, "id".getBytes(StandardCharsets.UTF_8)), 0, 8);
    }
}
