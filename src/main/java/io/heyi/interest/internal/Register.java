package io.heyi.interest.internal;

import io.heyi.access.Username;
import io.heyi.interest.Interest;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.internal.domain.Entry;
import io.heyi.interest.internal.domain.InterestPolicy;
import io.heyi.interest.internal.domain.Span;
import io.heyi.shared.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings declared, registered and derived interests together. Kinship reaches one step: a relative of somebody with an interest has it too, a relative's relative does not.
 * Whoever declares a tie has his relative's interests at once; the relative has his once the tie {@link Entry#bindsRelative binds} him.
 */
@Component
@Transactional
class Register implements InterestRegister {

    private final EntryStore entries;
    private final Sources sources;
    private final InterestPolicy policy;
    private final WorkingDays calendar;

    Register(EntryStore entries, Sources sources, InterestPolicy policy, WorkingDays calendar) {
        this.entries = entries;
        this.sources = sources;
        this.policy = policy;
        this.calendar = calendar;
    }

    @Override
    public Set<Username> interested(Collection<String> objects, Instant at) {
        return Set.copyOf(all(objects, at).keySet());
    }

    @Override
    public Map<Username, List<Interest>> conflicted(Collection<Username> people, Collection<String> objects, Instant at) {
        var found = all(objects, at);
        var asked = new LinkedHashMap<Username, List<Interest>>();
        people.forEach(person -> Optional.ofNullable(found.get(person)).ifPresent(interests -> asked.put(person, List.copyOf(interests))));
        return asked;
    }

    /** Here and not only in the interface, because a transaction begins at methods of this class alone. */
    @Override
    public List<Interest> of(Username person, Collection<String> objects, Instant at) {
        return conflicted(List.of(person), objects, at).getOrDefault(person, List.of());
    }

    private Map<Username, List<Interest>> all(Collection<String> objects, Instant at) {
        var wanted = new HashSet<>(objects);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var today = at.atZone(calendar.zone()).toLocalDate();
        var found = own(wanted, today);
        kin(found, today);
        return found;
    }

    private Map<Username, List<Interest>> own(Set<String> objects, LocalDate today) {
        var found = new HashMap<Username, List<Interest>>();
        objects.stream().filter(Username::isValid).sorted().map(Username::new)
                .forEach(person -> add(found, new Interest(person, person.value(), InterestKind.SELF, Optional.empty(), Interest.CASE)));
        entries.about(objects, policy.changedSince(today, calendar.zone())).stream().filter(entry -> entry.statement().kind() != InterestKind.RELATED && counts(entry, today))
                .forEach(entry -> add(found, new Interest(entry.person(), entry.statement().object(), entry.statement().kind(), Optional.empty(), source(entry))));
        for (var source : sources.all()) {
            source.in(objects).stream().filter(known -> new Span(known.from().orElse(null), known.until().orElse(null)).counts(known.kind(), today, policy))
                    .forEach(known -> add(found, new Interest(known.person(), known.object(), known.kind(), Optional.empty(), source.id())));
        }
        return found;
    }

    private void kin(Map<Username, List<Interest>> found, LocalDate today) {
        var own = new HashMap<Username, List<Interest>>();
        found.forEach((person, interests) -> own.put(person, List.copyOf(interests)));
        entries.kinship(own.keySet(), policy.changedSince(today, calendar.zone())).stream().filter(tie -> counts(tie, today)).forEach(tie -> {
            through(found, own, tie, tie.person(), tie.relative());
            if (tie.bindsRelative(today, policy, calendar.zone())) {
                through(found, own, tie, tie.relative(), tie.person());
            }
        });
    }

    private static void through(Map<Username, List<Interest>> found, Map<Username, List<Interest>> own, Entry tie, Username person, Username relative) {
        own.getOrDefault(relative, List.of())
                .forEach(interest -> add(found, new Interest(person, interest.object(), InterestKind.RELATED, Optional.of(relative), source(tie))));
    }

    private boolean counts(Entry entry, LocalDate today) {
        return entry.statement().span().counts(entry.statement().kind(), today, policy);
    }

    private static String source(Entry entry) {
        return entry.origin() == Entry.Origin.DECLARED ? Interest.DECLARED : Interest.REGISTERED;
    }

    private static void add(Map<Username, List<Interest>> found, Interest interest) {
        var known = found.computeIfAbsent(interest.person(), person -> new ArrayList<>());
        if (!known.contains(interest)) {
            known.add(interest);
        }
    }
}
