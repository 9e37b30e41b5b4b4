package io.heyi.interest.internal;

import io.heyi.access.Username;
import io.heyi.interest.InterestKind;
import io.heyi.interest.internal.domain.Span;
import java.math.BigDecimal;

/**
 * What a module knows of itself; nobody edits it here.
 *
 * @param percent share held; null where there is none
 * @param source id of the module's source
 */
public record DerivedView(Username person, String object, String objectName, InterestKind kind, BigDecimal percent, Span span, boolean counts, String source) {}
