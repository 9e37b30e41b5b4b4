package io.heyi.performance.internal.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** JSON: a list of objects with the same names as the CSV columns, or an object with that list as {@code metrics}. Numbers keep every digit that was sent. */
public final class JsonRows {

    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private JsonRows() {}

    /** @param mostRows more are refused as a whole */
    public static Reading read(byte[] body, int mostRows) {
        var decoded = Utf8.decode(body);
        if (decoded.fault() != null) {
            return Reading.failed(decoded.fault().line() == 0 ? RowError.ofFile("encoding") : RowError.ofFile("encodingAt", decoded.fault().line()));
        }
        var reading = new Reading();
        try (var parser = JSON.createParser(decoded.text())) {
            readAll(parser, reading, mostRows);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            reading.add(RowError.ofFile("json", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is readable", e);
        }
        if (reading.rows().isEmpty() && reading.errors().isEmpty()) {
            reading.add(RowError.ofFile("noRows"));
        }
        return reading;
    }

    private static void readAll(JsonParser parser, Reading reading, int mostRows) throws IOException {
        var token = parser.nextToken();
        if (token == null) {
            reading.add(RowError.ofFile("empty"));
            return;
        }
        boolean wrapped = token == JsonToken.START_OBJECT && "metrics".equals(parser.nextFieldName());
        if (wrapped) {
            token = parser.nextToken();
        }
        if (token != JsonToken.START_ARRAY) {
            reading.add(RowError.ofFile("jsonShape"));
            return;
        }
        for (int number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
            if (number > mostRows) {
                reading.add(RowError.ofFile("tooManyRows", mostRows));
                return;
            }
            row(parser, reading, number);
            if (reading.full()) {
                return;
            }
        }
        if (wrapped && parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            reading.add(RowError.ofFile("jsonShape"));
        }
    }

    private static void row(JsonParser parser, Reading reading, int number) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            reading.add(RowError.of(number, "", "jsonRow"));
            parser.skipChildren();
            return;
        }
        Map<String, String> cells = new HashMap<>();
        boolean good = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            var fault = fault(name, token);
            if (fault != null) {
                reading.add(fault.equals("unknownColumn") ? RowError.of(number, "", fault, name.length() <= 40 ? name : name.substring(0, 40) + "…", String.join(",", CsvRows.COLUMNS))
                        : RowError.of(number, name, fault));
                good = false;
            } else if (token != JsonToken.VALUE_NULL) {
                cells.put(name, parser.getText());
            }
            parser.skipChildren();
        }
        if (good) {
            reading.add(new RawRow(number, cells.get("emc"), cells.get("actor"), cells.get("metric"), cells.get("period"), cells.get("value"), cells.get("source"), cells.get("sampleSize")));
        }
    }

    /** A number may be sent as a text, a text never as a number. */
    private static String fault(String name, JsonToken token) {
        if (!CsvRows.COLUMNS.contains(name)) {
            return "unknownColumn";
        }
        boolean number = name.equals("value") || name.equals("sampleSize");
        return token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_STRING || number && token.isNumeric() ? null : number ? "notANumber" : "notAText";
    }
}
