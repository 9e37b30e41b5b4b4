package io.heyi.emc.internal.formation;

import io.heyi.shared.FieldsJson;
import io.heyi.tender.Question;
import io.heyi.tender.Questions;

/** How formations and commitments stand in the database. */
final class FormationJson {

    private static final FieldsJson JSON = new FieldsJson(Formation.class, Questions.class, Question.class);

    private FormationJson() {}

    static String write(Object value) {
        return JSON.write(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.read(json, type);
    }
}
