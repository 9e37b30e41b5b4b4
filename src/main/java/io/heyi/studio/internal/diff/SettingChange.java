package io.heyi.studio.internal.diff;

import io.heyi.web.Policies;
import io.heyi.web.PolicyGroup.Setting;
import io.heyi.web.PolicyText;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A setting that differs, for readers who know what it means and not how it is written (product-bar E2).
 *
 * @param meaningKey empty for one that the product does not know
 * @param before as it would be in force, and {@code after}; a text where it cannot be bound
 * @param shippedBefore whether it was as the product ships it, and {@code shippedAfter}
 */
public record SettingChange(String name, String meaningKey, Object before, Object after, boolean shippedBefore, boolean shippedAfter) {

    static List<SettingChange> of(Policies policies, String before, String after) {
        var old = PolicyText.read(before.isEmpty() ? PolicyText.NOTHING : before);
        var now = PolicyText.read(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(old.get(name), now.get(name)));
        if (names.isEmpty()) {
            return List.of();
        }
        var meanings = policies.byGroup().values().stream().flatMap(List::stream).map(Policies.Known::setting).collect(Collectors.toMap(Setting::name, Setting::meaningKey, (one, other) -> one));
        var oldValues = policies.values(old);
        var nowValues = policies.values(now);
        return names.stream().map(name -> new SettingChange(name, meanings.getOrDefault(name, ""), value(oldValues, old, name), value(nowValues, now, name), !old.containsKey(name), !now.containsKey(name))).toList();
    }

    private static Object value(Map<String, Object> bound, Map<String, Object> written, String name) {
        return bound.getOrDefault(name, Objects.toString(written.get(name), ""));
    }
}
