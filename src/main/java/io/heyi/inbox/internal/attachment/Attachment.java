package io.heyi.inbox.internal.attachment;

import io.heyi.access.Username;
import io.heyi.files.FileKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file of a case (product-bar T15).
 *
 * @param task on whose page it was attached
 * @param size in bytes
 * @param sha256 of the content, hexadecimal
 * @param content in the store of files; gone once taken back
 * @param scanned whether a virus scanner has looked at it
 */
public record Attachment(UUID id, String businessKey, UUID task, Username person, String name, FileKind kind, long size, String sha256, UUID content, boolean scanned, Instant at,
                         Optional<Instant> withdrawnAt) {}
