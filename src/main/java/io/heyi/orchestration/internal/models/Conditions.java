package io.heyi.orchestration.internal.models;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the conditions of a gateway without a default leave a case standing. Told by their texts, as our models write them. */
final class Conditions {

    private static final Pattern ENUMERATED = Pattern.compile("\\s*([\\w.]+)\\s*=\\s*(\"[^\"]*\"|null|true|false|-?\\d+)\\s*");
    private static final Pattern COMPARED = Pattern.compile("(.+?)\\s*(!=|<=|>=|=|<|>)\\s*([^=<>!]+)");
    private static final Pattern CHOICE = Pattern.compile("if (.+) then (.+) else (.+)");
    private static final Map<String, String> OPPOSITE = Map.of("=", "!=", "!=", "=", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

    private Conditions() {}

    /** @param values of the one variable that all conditions compare, each with its quotes */
    record Enumeration(String variable, Set<String> values) {}

    /** @return the variable and its values, when every condition asks whether the same variable is one or another value */
    static Optional<Enumeration> enumeration(List<String> conditions) {
        var values = new HashMap<String, Set<String>>();
        for (var part : conditions.stream().flatMap(condition -> Stream.of(condition.split("\\sor\\s"))).toList()) {
            var found = ENUMERATED.matcher(part);
            if (!found.matches()) {
                return Optional.empty();
            }
            values.computeIfAbsent(found.group(1), key -> new HashSet<>()).add(found.group(2));
        }
        return values.size() == 1 ? values.entrySet().stream().map(one -> new Enumeration(one.getKey(), one.getValue())).findFirst() : Optional.empty();
    }

    /** Whether two of them are each other's opposite. */
    static boolean anyOpposites(List<String> conditions) {
        return conditions.stream().anyMatch(one -> conditions.stream().anyMatch(other -> areOpposites(one.strip(), other.strip())));
    }

    private static boolean areOpposites(String one, String other) {
        if (one.equals("true") && other.equals("false") || one.equals("not(" + other + ")") || other.equals("not(" + one + ")")) {
            return true;
        }
        var choice = CHOICE.matcher(one);
        var otherChoice = CHOICE.matcher(other);
        if (choice.matches() && otherChoice.matches()) {
            return choice.group(1).equals(otherChoice.group(1)) && isEither(choice.group(2), otherChoice.group(2)) && isEither(choice.group(3), otherChoice.group(3));
        }
        return areOppositeComparisons(one, other);
    }

    private static boolean isEither(String one, String other) {
        return areOpposites(one, other) || areOpposites(other, one);
    }

    private static boolean areOppositeComparisons(String one, String other) {
        var left = COMPARED.matcher(one);
        var right = COMPARED.matcher(other);
        if (!left.matches() || !right.matches() || !left.group(1).equals(right.group(1)) || !left.group(3).equals(right.group(3))) {
            return false;
        }
        var isCount = left.group(1).startsWith("count(") && left.group(3).equals("0");
        return right.group(2).equals(OPPOSITE.get(left.group(2))) || isCount && Set.of("=", ">").equals(Set.copyOf(List.of(left.group(2), right.group(2))));
    }
}
