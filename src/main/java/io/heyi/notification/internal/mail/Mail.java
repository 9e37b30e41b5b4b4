package io.heyi.notification.internal.mail;

import io.heyi.access.Username;
import java.util.Optional;
import java.util.UUID;

/**
 * A claimed mail of the outbox.
 *
 * @param notice that it is about; empty for a digest
 * @param attempts tries including the one under way
 * @param refusals tries that the mail server refused for good
 */
record Mail(UUID id, Username person, Optional<Long> notice, int attempts, int refusals) {}
