package io.heyi.microenterprise.internal.web.pages;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/** What a person knows a field of the API as. */
final class FieldLabel {

    private static final Pattern IN_A_ROW = Pattern.compile("(\\w+)\\[(\\d{1,4})](?:\\.(\\w+))?.*");
    private static final Map<String, String> ROWS = Map.of("leadingTargets", "target", "roles", "role");
    private static final Map<String, String> PARTS = Map.of("dueMonth", "due");

    private FieldLabel() {}

    /** {@code leadingTargets[0].grab} is "Target 1: Grab"; a field without a name in the message files is itself. */
    static String of(String field, MessageSource messages, Locale locale) {
        var inRow = IN_A_ROW.matcher(field);
        if (!inRow.matches() || !ROWS.containsKey(inRow.group(1))) {
            var name = field.split("[\\[.]", 2)[0];
            return messages.getMessage("proposalpages.field." + name, null, field, locale);
        }
        var row = ROWS.get(inRow.group(1));
        var label = messages.getMessage("proposalpages.form." + row, new Object[] {Integer.parseInt(inRow.group(2)) + 1}, field, locale);
        var part = inRow.group(3);
        return part == null ? label
                : messages.getMessage("proposalpages.form.part", new Object[] {label,
                        messages.getMessage("proposalpages." + row + "." + PARTS.getOrDefault(part, part), null, part, locale)}, locale);
    }
}
