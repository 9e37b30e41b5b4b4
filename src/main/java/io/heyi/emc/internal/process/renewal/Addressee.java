package io.heyi.emc.internal.process.renewal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.emc.ActorId;
import io.heyi.emc.internal.party.Parties;
import java.util.Collection;
import java.util.List;

/** A party as a task's addressee: candidate groups and users. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Addressee(String actor, List<String> groups, List<String> users) {

    static List<Addressee> of(Parties parties, Collection<ActorId> actors) {
        var known = parties.find(actors);
        return actors.stream().map(actor -> {
            var party = known.get(actor);
            return party == null ? new Addressee(actor.value(), List.of(), List.of()) : new Addressee(actor.value(), party.groups(), party.users());
        }).toList();
    }
}
