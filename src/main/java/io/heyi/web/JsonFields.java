package io.heyi.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heyi.shared.FieldError;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Reads JSON field by field, so that a wrong type or an unknown key becomes a field error beside all others, and a number reaches the check with every digit it was
 * sent with (never through {@code double}). Amounts may be numbers or texts. One use per body; absent values are null.
 */
public final class JsonFields {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

    private final List<FieldError> errors = new ArrayList<>();
    private final String prefix;

    /** @param prefix of message keys; below it must be notJson, bodyTooLarge, unknownField, notText, notANumber, notWhole, notAList and notAnObject */
    public JsonFields(String prefix) {
        this.prefix = prefix;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** The body's object; null, with an error for the field without name, when it is none or longer than {@code largest} bytes. */
    public JsonNode root(byte[] body, int largest) {
        if (body.length > largest) {
            error("", "bodyTooLarge", largest);
            return null;
        }
        try {
            var node = MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            // told to the sender below; the parser's own words may quote the body
        }
        error("", "notJson");
        return null;
    }

    public String text(String field, JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        error(field, "notText");
        return null;
    }

    /** The number as text, to be checked for size before it is computed with. */
    public String amount(String field, JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue().toString();
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        error(field, "notANumber");
        return null;
    }

    /** As {@link #amount}, as a number; long rows of digits and large exponents are refused before they cost time. Blank text is absent. */
    public BigDecimal decimal(String field, JsonNode node) {
        var text = amount(field, node);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (NUMBER.matcher(text.strip()).matches()) {
            return new BigDecimal(text.strip());
        }
        error(field, "notANumber");
        return null;
    }

    public Integer whole(String field, JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        var text = node.isNumber() ? wholeDigits(node.decimalValue()) : node.isTextual() ? node.textValue().strip() : "";
        if (text.matches("-?\\d{1,9}")) {
            return Integer.valueOf(text);
        }
        error(field, "notWhole");
        return null;
    }

    /** Empty for a fraction and for what is too long to be any count here; an exponent must not be written out before that is known. */
    private static String wholeDigits(BigDecimal number) {
        return number.scale() <= 0 && (long) number.precision() - number.scale() <= 9 ? number.toPlainString() : "";
    }

    /** Items as {@code each} reads them, whose nulls stay. */
    public <T> List<T> list(String field, JsonNode node, BiFunction<String, JsonNode, T> each) {
        if (isAbsent(node)) {
            return null;
        }
        if (!node.isArray()) {
            error(field, "notAList");
            return null;
        }
        var values = new ArrayList<T>();
        for (int i = 0; i < node.size(); i++) {
            values.add(each.apply(field + "[" + i + "]", node.get(i)));
        }
        return values;
    }

    /** False for an absent value and, with an error, for anything but an object; keys that are not known are errors. */
    public boolean object(String field, JsonNode node, Set<String> keys) {
        if (isAbsent(node)) {
            return false;
        }
        if (!node.isObject()) {
            error(field, "notAnObject");
            return false;
        }
        known(field + ".", node, keys);
        return true;
    }

    public void known(String path, JsonNode node, Set<String> keys) {
        node.fieldNames().forEachRemaining(name -> {
            if (!keys.contains(name)) {
                error(path + name, "unknownField");
            }
        });
    }

    /** The value; for null an error, {@code missing}, unless the field has one already. */
    public <T> T required(String field, T value) {
        if (value == null && errors.stream().noneMatch(error -> error.field().equals(field))) {
            error(field, "missing");
        }
        return value;
    }

    public static boolean isAbsent(JsonNode node) {
        return node == null || node.isNull();
    }

    public void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, prefix + code, arguments));
    }
}
