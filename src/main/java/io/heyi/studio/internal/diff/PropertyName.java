package io.heyi.studio.internal.diff;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A property as readers of differences call it (product-bar E2).
 *
 * @param messageKey under which the message files may have words for it; where they have none, it is called as in the file
 * @param argument which one of several, e.g. the variable of an input; empty where there is only one
 */
public record PropertyName(String messageKey, String argument) {

    private static final String PREFIX = "studio.property.";
    /** Entries of lists carry in the middle what they set. */
    private static final Pattern ENTRY = Pattern.compile("(header|input|output|property|taskListener|executionListener|inputParameter|outputParameter)\\.(.+)\\.([A-Za-z]+)");
    private static final List<String> FORM_EXPORT = List.of("exporter.", "executionPlatform", "schemaVersion");

    /** @param name as it is in the file, e.g. {@code taskDefinition.type} or {@code input.amount.source} */
    static PropertyName of(String name) {
        var entry = ENTRY.matcher(name);
        if (entry.matches()) {
            return new PropertyName(PREFIX + entry.group(1) + "." + entry.group(3), entry.group(2));
        }
        return new PropertyName(PREFIX + (FORM_EXPORT.stream().anyMatch(name::startsWith) ? "madeWith" : name), "");
    }
}
