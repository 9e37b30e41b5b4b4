package io.heyi.talent.internal.matching.domain;

import io.heyi.talent.internal.matching.meaning.SkillModel.Name;
import io.heyi.talent.internal.matching.meaning.SkillModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Which wanted names an offered name is like: looked up once for each spelling, so that comparing many people costs little. Safe for several threads. */
final class Likenesses {

    /** People write freely; beyond this many spellings the rest is computed each time. */
    private static final int MOST_KEPT = 50_000;
    /** With so few wanted names it is quicker to ask each whether it is near than to look for all that is near an offered one. */
    private static final int FEW_WANTED = 24;

    private final SkillModel model;
    private final List<Name> wanted = new ArrayList<>();
    private final List<Collection<String>> nearWanted = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, List<Integer>> byUnit = new HashMap<>();
    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    /** @param values likeness of the wanted names with these numbers, all above 0 */
    record Row(int[] wanted, double[] values) {}

    Likenesses(SkillModel model) {
        this.model = model;
    }

    /** Only while the index is built. @return the number of the wanted name */
    int add(String name) {
        return ids.computeIfAbsent(name, unseen -> {
            int id = wanted.size();
            wanted.add(model.name(name));
            if (id < FEW_WANTED) {
                nearWanted.add(model.neighbourhood(wanted.getLast()));
            }
            unitsOf(wanted.getLast()).forEach(unit -> byUnit.computeIfAbsent(unit, none -> new ArrayList<>()).add(id));
            return id;
        });
    }

    int size() {
        return wanted.size();
    }

    Row of(String offered) {
        var known = rows.get(offered);
        if (known != null) {
            return known;
        }
        var row = compute(offered);
        if (rows.size() < MOST_KEPT) {
            rows.put(offered, row);
        }
        return row;
    }

    private Row compute(String offered) {
        var name = model.name(offered);
        var near = wanted.size() <= FEW_WANTED ? IntStream.range(0, wanted.size()).filter(id -> isNear(id, name)).toArray() : near(name).stream().mapToInt(Integer::intValue).toArray();
        var values = IntStream.of(near).mapToDouble(id -> model.likeness(wanted.get(id), name)).toArray();
        var like = IntStream.range(0, near.length).filter(i -> values[i] > 0).toArray();
        return new Row(IntStream.of(like).map(i -> near[i]).toArray(), IntStream.of(like).mapToDouble(i -> values[i]).toArray());
    }

    private boolean isNear(int id, Name offered) {
        if (wanted.get(id).words().isEmpty() || offered.words().isEmpty() || nearWanted.get(id).contains(offered.key())) {
            return true;
        }
        for (String word : offered.words()) {
            if (nearWanted.get(id).contains(word)) {
                return true;
            }
        }
        return false;
    }

    private Set<Integer> near(Name offered) {
        var near = new TreeSet<Integer>();
        (offered.words().isEmpty() ? List.of(plain(offered.text())) : model.neighbourhood(offered)).forEach(unit -> near.addAll(byUnit.getOrDefault(unit, List.of())));
        return near;
    }

    private static List<String> unitsOf(Name name) {
        if (name.words().isEmpty()) {
            return List.of(plain(name.text()));
        }
        var units = new ArrayList<>(name.words());
        if (name.words().size() > 1) {
            units.add(name.key());
        }
        return units;
    }

    private static String plain(String text) {
        return " " + text.strip().toLowerCase(Locale.ROOT);
    }
}
