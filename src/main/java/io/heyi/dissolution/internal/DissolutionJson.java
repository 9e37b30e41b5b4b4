package io.heyi.dissolution.internal;

import io.heyi.dissolution.internal.domain.Alternative;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Objection;
import io.heyi.dissolution.internal.domain.RunDown;
import io.heyi.shared.FieldsJson;

/** How cases stand in the database. */
final class DissolutionJson {

    private static final FieldsJson JSON = new FieldsJson(Dissolution.class, RunDown.class, Alternative.class, Objection.class);

    private DissolutionJson() {}

    static String write(Dissolution found) {
        return JSON.write(found);
    }

    static Dissolution read(String json) {
        return JSON.read(json, Dissolution.class);
    }
}
