package io.heyi.performance.internal.webhook;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the master key of the webhooks' secrets lives: never in the database.
 *
 * @param keyFile one line of 64 hex digits per master key; the first makes new secrets, the others keep old ones valid. Without a file there are no webhooks
 * @param generateMissing makes a key when the file is missing; for developers' machines only
 */
@ConfigurationProperties("heyi.performance.webhook")
record WebhookProperties(Path keyFile, @DefaultValue("false") boolean generateMissing) {}
