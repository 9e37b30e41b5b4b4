package io.heyi.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the keys of the details that Java source writes into the history: the names in the maps of statements that record something. */
final class DetailKeys {

    private static final Pattern RECORDS = Pattern.compile("\\b(?:happened|AuditEvent|audit\\.record\\w*|record(?:Refusal)?|details)\\s*[(.=]");
    private static final Pattern MAP = Pattern.compile("Map\\.(?:<[^>]*>)?(of|entry)\\(");
    private static final Pattern PUT = Pattern.compile("\\.put\\(\"(\\w+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"(\\w+)\"");

    private DetailKeys() {}

    static Set<String> in(String source) {
        var keys = new TreeSet<String>();
        Stream.of(source.split(";|\\{\\s*\\n")).filter(statement -> RECORDS.matcher(statement).find()).forEach(statement -> {
            var maps = MAP.matcher(statement);
            while (maps.find()) {
                var arguments = arguments(statement, maps.end());
                for (int i = 0; i < arguments.size(); i += 2) {
                    var literal = LITERAL.matcher(arguments.get(i).strip());
                    if (literal.matches()) {
                        keys.add(literal.group(1));
                    }
                }
            }
            PUT.matcher(statement).results().forEach(put -> keys.add(put.group(1)));
        });
        return keys;
    }

    /** The arguments of a call, split where no bracket and no text is open. */
    private static List<String> arguments(String text, int from) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int start = from;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && text.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
                arguments.add(text.substring(start, i));
                start = i + 1;
                if (c == ')') {
                    return arguments;
                }
            } else if (!quoted && (c == '(' || c == ')')) {
                depth += c == '(' ? 1 : -1;
            }
        }
        return arguments;
    }
}
