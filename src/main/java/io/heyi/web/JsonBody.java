package io.heyi.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A JSON object that a client sent, being read: every wrong type, unknown and missing field is collected, and {@link #whole} refuses them together, so that nothing is
 * done with a faulty body. One use per body; absent values are null.
 */
public class JsonBody {

    protected final JsonFields json;
    protected final JsonNode root;

    /**
     * @param prefix of message keys, as in {@link JsonFields}; below it also {@code missing} where {@link #required} is used
     * @param body null for none
     * @param largest bytes
     * @param known names of its fields; another one is an error
     * @throws ApiProblem 422 when it is no object or too large
     */
    public JsonBody(String prefix, byte[] body, int largest, Set<String> known) {
        json = new JsonFields(prefix);
        root = json.root(body == null ? new byte[0] : body, largest);
        check();
        json.known("", root, known);
    }

    public JsonFields fields() {
        return json;
    }

    public JsonNode get(String field) {
        return root.get(field);
    }

    public String text(String field) {
        return json.text(field, root.get(field));
    }

    public Integer number(String field) {
        return json.whole(field, root.get(field));
    }

    public String amount(String field) {
        return json.amount(field, root.get(field));
    }

    public BigDecimal decimal(String field) {
        return json.decimal(field, root.get(field));
    }

    public <T> List<T> list(String field, BiFunction<String, JsonNode, T> each) {
        return json.list(field, root.get(field), each);
    }

    /** Null, with an error unless the field has one already, is missing. */
    public <T> T required(String field, T value) {
        return json.required(field, value);
    }

    /** The value that was read. @throws ApiProblem 422 with all faults of the body */
    public <T> T whole(T value) {
        check();
        return value;
    }

    /** @throws ApiProblem 422 with all faults of the body */
    public final void check() {
        if (!json.errors().isEmpty()) {
            throw ApiProblem.invalid(json.errors());
        }
    }
}
