package io.heyi.talent.internal.matching;

import io.heyi.access.Username;
import io.heyi.talent.internal.matching.domain.Candidate;
import io.heyi.talent.internal.people.ProfileChanged;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Everybody who looks for a place, kept in memory from the first question on, so that a list of people reads no profiles: 80,000 of them take seconds to read. Who changes
 * a profile here is read again for the next list; all are read again after some minutes, because another instance may have changed them and months get rated.
 */
@Component
class Seeking {

    private final Candidates candidates;
    private final Set<Username> changed = ConcurrentHashMap.newKeySet();
    private volatile List<Candidate> kept;

    Seeking(Candidates candidates) {
        this.candidates = candidates;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ProfileChanged profile) {
        changed.add(profile.person());
    }

    /** By user name. */
    List<Candidate> people() {
        var known = kept;
        return known != null && changed.isEmpty() ? known : upToDate();
    }

    @Scheduled(initialDelayString = "${heyi.matching.people:PT5M}", fixedDelayString = "${heyi.matching.people:PT5M}")
    void readAgain() {
        if (kept != null) {
            read();
        }
    }

    private synchronized List<Candidate> upToDate() {
        return kept == null ? read() : changed.isEmpty() ? kept : update();
    }

    private synchronized List<Candidate> read() {
        // whoever changes while all are read is read again for the next list
        changed.clear();
        kept = candidates.available().stream().sorted(Comparator.comparing(Candidate::person)).toList();
        return kept;
    }

    private List<Candidate> update() {
        var people = new TreeMap<String, Candidate>();
        kept.forEach(one -> people.put(one.person(), one));
        for (Username person : Set.copyOf(changed)) {
            changed.remove(person);
            candidates.findAvailable(person).ifPresentOrElse(one -> people.put(one.person(), one), () -> people.remove(person.value()));
        }
        kept = List.copyOf(people.values());
        return kept;
    }
}
