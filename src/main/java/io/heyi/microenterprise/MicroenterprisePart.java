package io.heyi.microenterprise;

import io.heyi.access.CurrentUser;
import java.util.Map;
import java.util.Optional;

/** A bean of this type puts one block on the page of a micro-enterprise; modules above this one bring what they know of it. */
public interface MicroenterprisePart {

    /** Lower comes first. */
    int order();

    /** Thymeleaf fragment expression without the tilde braces, e.g. {@code performance/parts :: rating}. */
    String fragment();

    /** Model of the fragment, handed to it as variable {@code block}; empty when there is nothing to show. */
    Optional<Map<String, Object>> model(MicroenterpriseView microenterprise, CurrentUser reader);
}
