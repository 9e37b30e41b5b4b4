package io.heyi.replacement.internal;

import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Cause;
import io.heyi.replacement.internal.domain.Cure;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Hearing;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Search;
import io.heyi.replacement.internal.domain.Succession;
import io.heyi.shared.FieldsJson;

/** How cases and evidence stand in the database. */
public final class CaseJson {

    private static final FieldsJson JSON = new FieldsJson(ReplacementCase.class, Hearing.class, Cure.class, Cause.class, Evidence.class, Succession.class, Search.class,
            HandOver.class, Candidate.class);

    private CaseJson() {}

    static String write(Object value) {
        return JSON.write(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.read(json, type);
    }
}
