package io.heyi.studio.internal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.studio.internal.model.StudioPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Values of a real task as a form may show them to its authors (product-bar E15): those of its own fields and of the lists that these choose from, masked like a recorded case
 * (ADR 43). Choices that the form itself names stay, and a field keeps its kind of value. Times are as far from now as they were from the task.
 */
@Component
public class MaskedForm {

    private static final Pattern MOMENT = Pattern.compile("\\{(now|today)(?:([+-])(P[^}]+))?}");
    private static final Set<String> PARTS_OF_AN_OPTION = Set.of("label", "value");

    private final Access access;
    private final StudioPolicy policy;
    private final Clock clock;

    MaskedForm(Access access, StudioPolicy policy, Clock clock) {
        this.access = access;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param form as its authors have written it
     * @param inUse the text that is in use: only its words are known, since a draft could name whom its author wants to find
     * @param values by key; all but those that the form may read are left out
     * @param at moment of the task
     */
    public Map<String, Object> of(JsonNode form, String inUse, Map<String, Object> values, Instant at) {
        var kinds = new TreeMap<String, String>();
        var lists = new HashSet<String>();
        collect(form.path("components"), kinds, lists);
        var words = ModelWords.of(new Models(Map.of(), Map.of(), Map.of("form", inUse)));
        var masking = new Masking(new Masking.Allowed(words.codes, words.read, Set.copyOf(policy.maskedFields())), "", people(values, words.codes));
        var masked = new LinkedHashMap<String, Object>();
        kinds.forEach((key, kind) -> {
            if (values.get(key) != null && !lists.contains(key)) {
                var value = told(masking.variables(Map.of(key, values.get(key)), at).get(key));
                if (fits(kind, value)) {
                    masked.put(key, value);
                }
            }
        });
        lists.forEach(key -> {
            if (values.get(key) instanceof Collection<?> options) {
                masked.put(key, options.stream().map(option -> option(masking, key, option, at)).collect(Collectors.toCollection(ArrayList::new)));
            }
        });
        return masked;
    }

    private static void collect(JsonNode components, Map<String, String> kinds, Set<String> lists) {
        for (var component : components) {
            if (!component.path("key").asText().isEmpty()) {
                kinds.put(component.path("key").asText(), component.path("type").asText());
            }
            if (!component.path("valuesKey").asText().isEmpty()) {
                lists.add(component.path("valuesKey").asText());
            }
            collect(component.path("components"), kinds, lists);
        }
    }

    private Set<String> people(Map<String, Object> values, Set<String> codes) {
        var named = new HashSet<String>();
        Recordings.names(values, named);
        named.removeAll(codes);
        return access.people(named.stream().map(Username::new).toList()).keySet().stream().map(Username::value).collect(Collectors.toSet());
    }

    private Object option(Masking masking, String list, Object option, Instant at) {
        if (!(option instanceof Map<?, ?> parts)) {
            return option == null ? null : told(masking.variables(Map.of(list, option), at).get(list));
        }
        var masked = new LinkedHashMap<String, Object>();
        parts.forEach((part, value) -> {
            if (PARTS_OF_AN_OPTION.contains(String.valueOf(part)) && value != null) {
                masked.put(String.valueOf(part), told(masking.variables(Map.of(list, value), at).get(list)));
            }
        });
        return masked;
    }

    /** A placeholder is no day and no number; the field stays empty then. */
    private static boolean fits(String kind, Object value) {
        return switch (kind) {
            case "datetime" -> value instanceof String text && text.matches("[0-9]{4}-.*");
            case "number" -> value instanceof Number || value instanceof String text && text.matches("-?[0-9.]+");
            case "checkbox" -> value instanceof Boolean;
            case "taglist", "checklist" -> value instanceof Collection<?>;
            case "textfield", "textarea" -> !(value instanceof Collection<?> || value instanceof Map<?, ?>);
            default -> true;
        };
    }

    private Object told(Object value) {
        return switch (value) {
            case String text -> MOMENT.matcher(text).replaceAll(moment -> moment(moment.group(1), "-".equals(moment.group(2)), moment.group(3)));
            case List<?> list -> list.stream().map(this::told).collect(Collectors.toCollection(ArrayList::new));
            case Map<?, ?> fields -> {
                var told = new LinkedHashMap<String, Object>();
                fields.forEach((name, one) -> told.put(String.valueOf(name), told(one)));
                yield told;
            }
            case null, default -> value;
        };
    }

    private String moment(String from, boolean before, String span) {
        var sign = before ? -1 : 1;
        if (from.equals("today")) {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(span == null ? 0 : (long) sign * Period.parse(span).getDays()).toString();
        }
        return clock.instant().plus(span == null ? Duration.ZERO : Duration.parse(span).multipliedBy(sign)).toString();
    }
}
