package io.heyi.audit.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads JSON into maps, lists, texts, {@link Number}s, booleans and null, and writes it as RFC 8785 asks; numbers stay as they are written. */
final class JsonText {

    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /** A number as it stands in the text, so that nothing is lost on the way. */
    record Number(String written) {}

    /** @throws IllegalArgumentException when the text is not one JSON document, names a key twice or is nested more than {@value #DEEPEST} deep */
    static Object read(String text) {
        var reader = new JsonText(text);
        var value = reader.value();
        reader.blanks();
        if (reader.at != text.length()) {
            throw reader.fault();
        }
        return value;
    }

    private Object value() {
        blanks();
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deep");
        }
        try {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> list();
                case '"' -> string();
                case 't' -> word("true", Boolean.TRUE);
                case 'f' -> word("false", Boolean.FALSE);
                case 'n' -> word("null", null);
                default -> number();
            };
        } finally {
            depth--;
        }
    }

    private Map<String, Object> object() {
        var object = new HashMap<String, Object>();
        at++;
        blanks();
        if (taken('}')) {
            return object;
        }
        do {
            blanks();
            var key = string();
            blanks();
            expect(':');
            if (object.containsKey(key)) {
                throw new IllegalArgumentException("key twice: " + key);
            }
            object.put(key, value());
            blanks();
        } while (taken(','));
        expect('}');
        return object;
    }

    private List<Object> list() {
        var list = new ArrayList<>();
        at++;
        blanks();
        if (taken(']')) {
            return list;
        }
        do {
            list.add(value());
            blanks();
        } while (taken(','));
        expect(']');
        return list;
    }

    private String string() {
        expect('"');
        var read = new StringBuilder();
        while (peek() != '"') {
            char next = text.charAt(at++);
            if (next < ' ') {
                throw fault();
            }
            read.append(next == '\\' ? escaped() : next);
        }
        at++;
        return read.toString();
    }

    private char escaped() {
        char kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw fault();
        };
    }

    private char unit() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw fault();
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Number number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var written = text.substring(from, at);
        if (!written.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw fault();
        }
        return new Number(written);
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw fault();
        }
        at += word.length();
        return value;
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault();
        }
        return text.charAt(at);
    }

    private boolean taken(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!taken(wanted)) {
            throw fault();
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException fault() {
        return new IllegalArgumentException("not JSON at character " + at);
    }

    /** One line, keys in the order of their UTF-16 units, nothing escaped that need not be. */
    static String canonical(Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> object -> {
                var sorted = new TreeMap<String, Object>();
                object.forEach((key, item) -> sorted.put((String) key, item));
                out.append('{');
                sorted.forEach((key, item) -> {
                    if (out.charAt(out.length() - 1) != '{') {
                        out.append(',');
                    }
                    quoted(key, out);
                    out.append(':');
                    write(item, out);
                });
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(list.get(i), out);
                }
                out.append(']');
            }
            case String text -> quoted(text, out);
            case Number number -> out.append(number.written());
            case null -> out.append("null");
            default -> out.append(value);
        }
    }

    private static void quoted(String text, StringBuilder out) {
        out.append('"');
        for (char unit : text.toCharArray()) {
            switch (unit) {
                case '"', '\\' -> out.append('\\').append(unit);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (unit < ' ') {
                        out.append("\\u%04x".formatted((int) unit));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }
}
