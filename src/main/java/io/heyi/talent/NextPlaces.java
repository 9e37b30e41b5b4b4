package io.heyi.talent;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Places that people were offered and have accepted, without what they would earn there (domain.md P6 step 8, §1a). */
public interface NextPlaces {

    /** Offers to these people that wait for an answer or were accepted and wait to be carried out, the newest first. Callers show them to those who may learn of them only. */
    List<Offered> offersTo(Collection<Username> people);

    /**
     * @param code of the offer, {@code OF-0001}
     * @param accepted whether the person has said so and goes there when the present micro-enterprise lets go
     * @param answerBy until when the offer waits for an answer
     */
    record Offered(String code, Username person, String microenterprise, String role, boolean accepted, Instant answerBy) {}
}
