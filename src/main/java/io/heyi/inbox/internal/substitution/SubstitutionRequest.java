package io.heyi.inbox.internal.substitution;

import io.heyi.access.Username;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody asks for.
 *
 * @param id chosen by whoever asks, so that a repeat changes nothing
 * @param processes ids; none for all
 */
public record SubstitutionRequest(UUID id, Username absent, Username substitute, LocalDate firstDay, LocalDate lastDay, Set<String> processes, String reason) {}
