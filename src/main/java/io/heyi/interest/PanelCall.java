package io.heyi.interest;

import io.heyi.access.Username;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is wanted to decide a case.
 *
 * @param candidates everybody who could sit, in the order in which they are wanted
 * @param seats how many must be able to sit, 1 or more
 * @param objects what the case is about, as in {@link InterestRegister}: every party, and the people concerned by user name
 * @param concerned people kept out by the case itself (proposer, bidder, subject), whatever the register says
 */
public record PanelCall(List<Username> candidates, int seats, Set<String> objects, Set<Username> concerned) {

    /** @throws IllegalArgumentException for less than one seat */
    public PanelCall {
        if (seats < 1) {
            throw new IllegalArgumentException("a panel has at least one seat");
        }
        candidates = List.copyOf(new LinkedHashSet<>(candidates));
        objects = Set.copyOf(objects);
        concerned = Set.copyOf(concerned);
    }

    public static PanelCall of(Collection<Username> candidates, int seats, Collection<String> objects) {
        return new PanelCall(List.copyOf(candidates), seats, Set.copyOf(objects), Set.of());
    }
}
