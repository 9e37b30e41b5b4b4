package io.heyi.microenterprise.internal.persistence;

import io.heyi.microenterprise.internal.domain.CommitteeBallot;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.election.OwnerElection;
import io.heyi.shared.FieldsJson;

/** How aggregates stand in {@code jsonb}. */
final class StateJson {

    private static final FieldsJson JSON = new FieldsJson(Proposal.class, CommitteeBallot.class, OwnerElection.class);

    private StateJson() {}

    static String write(Object value) {
        return JSON.write(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.read(json, type);
    }
}
