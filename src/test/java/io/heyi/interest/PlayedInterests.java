package io.heyi.interest;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The register in memory, for tests of the modules that ask it; panels follow the real rule. */
public final class PlayedInterests implements InterestRegister, Panels, ImpossiblePanels {

    /** Decisions that were reported as impossible, {@code <businessKey> <decisionKey>}. */
    public final List<String> reported = new CopyOnWriteArrayList<>();
    private final List<Interest> interests = new CopyOnWriteArrayList<>();

    /** From now on the person holds shares in the object. */
    public void hold(String person, String object) {
        interests.add(new Interest(new Username(person), object, InterestKind.HOLDS_SHARES, Optional.empty(), Interest.DECLARED));
    }

    public void forget() {
        interests.clear();
        reported.clear();
    }

    private Stream<Interest> in(Collection<String> objects) {
        return Stream.concat(interests.stream().filter(interest -> objects.contains(interest.object())), objects.stream().filter(Username::isValid)
                .map(self -> new Interest(new Username(self), self, InterestKind.SELF, Optional.empty(), Interest.CASE)));
    }

    @Override
    public Set<Username> interested(Collection<String> objects, Instant at) {
        return in(objects).map(Interest::person).collect(Collectors.toSet());
    }

    @Override
    public Map<Username, List<Interest>> conflicted(Collection<Username> people, Collection<String> objects, Instant at) {
        return in(objects).filter(interest -> people.contains(interest.person())).collect(Collectors.groupingBy(Interest::person));
    }

    @Override
    public Panel call(PanelCall call) {
        return Panel.of(call, conflicted(call.candidates(), call.objects(), Instant.EPOCH));
    }

    @Override
    public void report(String businessKey, String decisionKey, String caseUrl, Panel.Impossible panel) {
        reported.add(businessKey + " " + decisionKey);
    }
}
