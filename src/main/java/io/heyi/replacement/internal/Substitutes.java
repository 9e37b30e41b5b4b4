package io.heyi.replacement.internal;

import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.PartChanges;
import io.heyi.interest.InterestRegister;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Candidate.Source;
import io.heyi.replacement.internal.domain.Departing;
import io.heyi.replacement.internal.domain.Remedy;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Search;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who could take the part over, and under which text (domain.md P4, step 7). Nobody who has an interest in the party that leaves steps in for it. */
@Component
public class Substitutes {

    private final PartChanges parts;
    private final Emcs emcs;
    private final Voices voices;
    private final InterestRegister interests;
    private final DepartureStore departures;
    private final ObjectProvider<Lifecycle> lifecycle;
    private final Clock clock;

    Substitutes(PartChanges parts, Emcs emcs, Voices voices, InterestRegister interests, DepartureStore departures, ObjectProvider<Lifecycle> lifecycle, Clock clock) {
        this.parts = parts;
        this.emcs = emcs;
        this.voices = voices;
        this.interests = interests;
        this.departures = departures;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    /** Who has committed to the place in the last call and was not chosen, best first; without those who have refused in this case. */
    public List<Candidate> backups(EmcCode emc, ActorId holder, int round, Optional<Search> before) {
        return parts.backups(emc, holder).stream().filter(one -> before.stream().noneMatch(search -> search.hasRefused(one.substitute().actor())))
                .map(one -> Candidate.listed(one.name(), Source.BACKUP, one.rank(), round, one.substitute())).toList();
    }

    /** Who takes over more of the dissolved party and is asked first, for what the part promises; empty for nobody. */
    public Optional<Candidate> preferred(ReplacementCase found) {
        var wanted = found.departing().map(Departing::preferred);
        var part = emcs.find(found.emc()).flatMap(emc -> emc.terms().node(found.subject().actor()));
        return wanted.flatMap(actor -> part.map(one -> new PartChanges.Substitute(actor, values(one), one.ratioPercent(), null, null, List.of())))
                .map(takes -> Candidate.listed(emcs.names(List.of(takes.actor())).getOrDefault(takes.actor(), takes.actor().value()), Source.PREFERRED, 1, 1, takes));
    }

    /** What the part has promised; what it has not stays at its bottom value. */
    static List<PartChanges.Value> values(Node part) {
        return part.targets().stream().filter(target -> target.grab() != null).map(target -> new PartChanges.Value(target.metric(), target.grab())).toList();
    }

    /** What it would sign. */
    public PartChanges.Text text(ReplacementCase found, Candidate candidate) {
        return parts.termsWith(found.emc(), found.succession().search().holder().actor(), candidate.substitute());
    }

    /** Why it must not be asked, as a message key; empty where it may. */
    public Optional<String> obstacle(ReplacementCase found, Candidate candidate) {
        var holder = found.succession().search().holder().actor();
        if (candidate.actor().equals(holder) || candidate.actor().equals(found.subject().actor())) {
            return Optional.of("replacement.unfit.sameParty");
        }
        if (emcs.names(List.of(candidate.actor())).isEmpty()) {
            return Optional.of("replacement.unfit.unknown");
        }
        var out = mustNotSign(found);
        return voices.people(candidate.actor()).stream().allMatch(out::contains) ? Optional.of("replacement.unfit.interest") : Optional.empty();
    }

    /** Whether it is being dissolved itself and takes on nothing new; where it is not, that holds until the caller's transaction ends. */
    public boolean isFrozen(ActorId actor) {
        return actor.kind() == ActorKind.MICROENTERPRISE && lifecycle.stream().anyMatch(one -> one.freeze(actor.value()).isPresent());
    }

    /** Who acts for the party that leaves, or has an interest in it. */
    public Set<Username> mustNotSign(ReplacementCase found) {
        var leaving = new HashSet<>(List.of(found.subject().actor(), found.succession().search().holder().actor()));
        var out = new HashSet<>(interests.interested(leaving.stream().map(ActorId::value).collect(Collectors.toSet()), clock.instant()));
        leaving.forEach(actor -> out.addAll(voices.people(actor)));
        return out;
    }

    /** Who takes what is handed over: the one who has signed; with a smaller scope the lead, or another member where the lead leaves. */
    public ActorId takes(ReplacementCase found) {
        var search = found.succession().search();
        if (found.succession().chosen().stream().noneMatch(choice -> choice == Remedy.Choice.SHRINK)) {
            return search.taker().map(Candidate::actor).orElseGet(() -> search.holder().actor());
        }
        var leaving = departures.leaving(found.emc());
        return emcs.find(found.emc()).orElseThrow().terms().nodes().stream().filter(node -> !node.actor().equals(search.holder().actor()))
                .min(Comparator.<Node, Boolean>comparing(node -> leaving.contains(node.actor())).thenComparing(node -> !node.lead())).map(Node::actor).orElseThrow();
    }
}
