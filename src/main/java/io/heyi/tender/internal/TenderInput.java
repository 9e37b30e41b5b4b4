package io.heyi.tender.internal;

import io.heyi.tender.PartyId;
import io.heyi.tender.TenderWeights;
import java.time.Instant;
import java.util.List;

/**
 * What a person states of a tender; whatever is null is taken from the policy.
 *
 * @param everybody whether all outside partners may take part; null for yes
 */
public record TenderInput(String title, String need, String requirements, PartyId caller, String caseKey, String currency, TenderWeights weights, Instant questionsUntil,
                          Instant bidsUntil, Boolean everybody, List<PartyId> invited) {

    public TenderInput {
        invited = invited == null ? List.of() : List.copyOf(invited);
    }
}
