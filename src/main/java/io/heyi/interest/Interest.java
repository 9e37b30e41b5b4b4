package io.heyi.interest;

import io.heyi.access.Username;
import java.util.Optional;

/**
 * One reason why a person must keep out of a case. For the compliance reader only: others learn that somebody was left out, never why.
 *
 * @param object what it is about: ME code, EMC code, id of a shared-service platform or user name of a person
 * @param through the relative whose interest it is, where the person has it by kinship only
 * @param source id of the {@link InterestSource} that knows it; {@link #DECLARED} or {@link #REGISTERED} for what people wrote down,
 *         {@link #CASE} for what follows from the case
 */
public record Interest(Username person, String object, InterestKind kind, Optional<Username> through, String source) {

    /** Said by the person himself. */
    public static final String DECLARED = "declared";
    /** Written down about the person by a compliance reader. */
    public static final String REGISTERED = "registered";
    /** The person is an object of the case himself. */
    public static final String CASE = "case";
}
