package io.heyi.emc.internal.renewal;

import io.heyi.shared.FieldsJson;

/** How renewals and drafts stand in the database. */
final class RenewalJson {

    private static final FieldsJson JSON = new FieldsJson(Renewal.class, Dispute.class, Member.class);

    private RenewalJson() {}

    static String write(Object value) {
        return JSON.write(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.read(json, type);
    }
}
