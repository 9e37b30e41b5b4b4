package io.heyi.studio.internal.diff;

import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.diff.ModelDifference.Element;
import io.heyi.studio.internal.diff.ModelDifference.Kind;
import io.heyi.studio.internal.diff.ModelDifference.Property;
import io.heyi.studio.internal.text.Reverted;
import io.heyi.studio.internal.text.StableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two people's changes of one text brought together (product-bar E10): what only one of them changed is taken from him; where both changed the same, one's own stands, and the conflict is told so
 * that nobody overwrites what he has not seen.
 *
 * @param text with both changes
 */
public record Merge(String text, List<Conflict> conflicts) {

    /** @param property empty where one has removed what the other has changed. @param theirs empty where they removed it, {@code mine} likewise */
    public record Conflict(String element, String name, String property, String theirs, String mine) {

        public PropertyName words() {
            return PropertyName.of(property);
        }
    }

    /** @param base from which both began */
    public static Merge of(ModelKind kind, String base, String theirs, String mine) {
        return of(kind, base, theirs, mine, Set.of());
    }

    /** @param yielded ids of elements at which theirs is to stand, and nothing of one's own */
    public static Merge of(ModelKind kind, String base, String theirs, String mine, Set<String> yielded) {
        return new Merge(StableText.of(kind, theirs, base, Reverted.of(kind, base, mine, yielded)), conflicts(ModelDifference.of(kind, base, theirs), ModelDifference.of(kind, base, mine)));
    }

    private static List<Conflict> conflicts(List<Element> theirs, List<Element> mine) {
        Map<String, Element> theirsById = theirs.stream().collect(Collectors.toMap(Element::id, Function.identity()));
        var conflicts = new ArrayList<Conflict>();
        for (var own : mine) {
            Optional.ofNullable(theirsById.get(own.id())).ifPresent(other -> conflicts.addAll(of(other, own)));
        }
        return List.copyOf(conflicts);
    }

    private static List<Conflict> of(Element theirs, Element mine) {
        if (theirs.kind() == Kind.REMOVED || mine.kind() == Kind.REMOVED) {
            return theirs.kind() == mine.kind() ? List.of() : List.of(new Conflict(mine.id(), name(theirs, mine), "", theirs.kind().name(), mine.kind().name()));
        }
        var others = theirs.properties().stream().collect(Collectors.toMap(Property::name, Function.identity()));
        return mine.properties().stream().filter(own -> others.containsKey(own.name()) && !others.get(own.name()).after().equals(own.after()))
                .map(own -> new Conflict(mine.id(), name(theirs, mine), own.name(), others.get(own.name()).after(), own.after())).toList();
    }

    private static String name(Element theirs, Element mine) {
        return mine.name().isEmpty() ? theirs.name() : mine.name();
    }
}
