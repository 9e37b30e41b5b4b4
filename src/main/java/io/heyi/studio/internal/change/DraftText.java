package io.heyi.studio.internal.change;

import java.util.Optional;

/** A draft with its text and that of what was live when it was begun. */
public record DraftText(Draft draft, String text, Optional<String> base) {}
