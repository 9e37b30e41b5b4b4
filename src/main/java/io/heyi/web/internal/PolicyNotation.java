package io.heyi.web.internal;

import io.heyi.shared.Fraction;
import io.heyi.web.PolicyGroup.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** How values of settings are written by people: {@code 90s}, {@code 2/3}, {@code CNY, EUR}. What is written here can be bound again. */
final class PolicyNotation {

    private PolicyNotation() {}

    private record Place(Type type, Object value) {}

    static Type typeOf(Setting setting) {
        return find(setting.home().type(), null, rest(setting)).type();
    }

    /** Null where the record has none. */
    static Object valueIn(Record policy, Setting setting) {
        return find(policy.getClass(), policy, rest(setting)).value();
    }

    private static String rest(Setting setting) {
        return setting.name().substring(setting.home().prefix().length() + 1);
    }

    private static Place find(Type type, Object value, String path) {
        if (path.isEmpty()) {
            return new Place(type, value);
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            var end = path.indexOf('.');
            var key = end < 0 || !(map.getActualTypeArguments()[1] instanceof Class<?> inner && inner.isRecord()) ? path : path.substring(0, end);
            return find(map.getActualTypeArguments()[1], value instanceof Map<?, ?> values ? values.get(key) : null, path.substring(Math.min(path.length(), key.length() + 1)));
        }
        if (type instanceof Class<?> home && home.isRecord()) {
            for (var component : home.getRecordComponents()) {
                var name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                if (path.equals(name) || path.startsWith(name + ".")) {
                    return find(component.getGenericType(), value == null ? null : read(component.getAccessor(), value), path.substring(Math.min(path.length(), name.length() + 1)));
                }
            }
        }
        throw new IllegalStateException("no part of " + type.getTypeName() + ": " + path);
    }

    private static Object read(java.lang.reflect.Method accessor, Object value) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record gives what it holds: " + accessor, e);
        }
    }

    /** What may be written. */
    static String kind(Type type) {
        if (type instanceof ParameterizedType many) {
            return many.getRawType() == Map.class ? "map" : many.getActualTypeArguments()[0] == LocalDate.class ? "days" : "list";
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return "choice";
        }
        if (plain == Integer.class || plain == int.class || plain == Long.class || plain == long.class) {
            return "whole";
        }
        return plain == Boolean.class || plain == boolean.class ? "yesNo" : plain == BigDecimal.class ? "number" : plain == Duration.class ? "duration" : plain == Fraction.class ? "fraction"
                : plain == DataSize.class ? "size" : "text";
    }

    static List<String> choices(Type type) {
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants()).map(PolicyNotation::of).toList();
        }
        return kind(type).equals("yesNo") ? List.of("true", "false") : List.of();
    }

    static String of(Object value) {
        return switch (value) {
            case null -> "";
            case Duration span -> span(span);
            case DataSize size -> size.toMegabytes() > 0 && DataSize.ofMegabytes(size.toMegabytes()).equals(size) ? size.toMegabytes() + "MB" : size.toKilobytes() + "KB";
            case BigDecimal number -> number.toPlainString();
            case Enum<?> one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Collection<?> many -> many.stream().map(PolicyNotation::of).collect(Collectors.joining(", "));
            case Map<?, ?> map -> new TreeMap<>(map).entrySet().stream().map(one -> one.getKey() + ": " + of(one.getValue())).collect(Collectors.joining("\n"));
            default -> Objects.toString(value);
        };
    }

    private static String span(Duration span) {
        if (span.isZero()) {
            return "0s";
        }
        return span.toMillisPart() != 0 || span.getNano() % 1_000_000 != 0 ? span.toString() : span.toSecondsPart() != 0 ? span.toSeconds() + "s" : span.toMinutesPart() != 0 ? span.toMinutes() + "m"
                : span.toHoursPart() != 0 ? span.toHours() + "h" : span.toDays() + "d";
    }

    /** For {@code #heyi.value}: what it has no words for is written as people would. */
    static Object readable(Object value) {
        return switch (value) {
            case Map<?, ?> map -> List.of(of(map).split("\n"));
            case Enum<?> one -> of(one);
            case DataSize size -> of(size);
            case Collection<?> many when many.stream().anyMatch(Enum.class::isInstance) -> many.stream().map(PolicyNotation::of).toList();
            case null, default -> value;
        };
    }
}
