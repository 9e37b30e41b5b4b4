package io.heyi.interest;

import io.heyi.access.Username;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a case can be decided without anybody who has an interest in it; asked when the case opens, not at the vote (product-bar D10). */
public sealed interface Panel {

    /**
     * The rule itself: who is concerned by the case or has an interest in it does not sit.
     *
     * @param interests of the candidates, as the register knows them
     */
    static Panel of(PanelCall call, Map<Username, List<Interest>> interests) {
        var members = new ArrayList<Username>();
        var excluded = new ArrayList<Exclusion>();
        call.candidates().forEach(candidate -> {
            var kinds = interests.getOrDefault(candidate, List.of()).stream().map(Interest::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(InterestKind.class)));
            boolean concerned = kinds.remove(InterestKind.SELF) || call.concerned().contains(candidate);
            if (concerned || !kinds.isEmpty()) {
                excluded.add(new Exclusion(candidate, kinds, concerned));
            } else {
                members.add(candidate);
            }
        });
        return members.size() >= call.seats() ? new Possible(members, excluded) : new Impossible(members, call.seats(), excluded);
    }

    /** Candidates who were left out. */
    List<Exclusion> excluded();

    /** How many were left out for an interest alone, which is all that others may be told. */
    default long leftOutForInterest() {
        return excluded().stream().filter(exclusion -> !exclusion.concerned()).count();
    }

    /** @param members every candidate without an interest, in the order of the candidates; at least as many as seats */
    record Possible(List<Username> members, List<Exclusion> excluded) implements Panel {

        public Possible {
            members = List.copyOf(members);
            excluded = List.copyOf(excluded);
        }
    }

    /** @param eligible those who could sit, fewer than needed; may be empty */
    record Impossible(List<Username> eligible, int needed, List<Exclusion> excluded) implements Panel {

        public Impossible {
            eligible = List.copyOf(eligible);
            excluded = List.copyOf(excluded);
        }
    }

    /**
     * @param kinds of the interests in the register; empty when there are none
     * @param concerned whether the case itself keeps the person out, as its proposer, bidder or subject
     */
    record Exclusion(Username person, Set<InterestKind> kinds, boolean concerned) {

        public Exclusion {
            kinds = Set.copyOf(kinds);
        }
    }
}
