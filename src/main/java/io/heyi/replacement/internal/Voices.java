package io.heyi.replacement.internal;

import io.heyi.access.Access;
import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who acts for a party (domain.md §1a): the owners of an ME or shared-service platform, or the outside partner himself. */
@Component
public class Voices {

    private final Access access;

    Voices(Access access) {
        this.access = access;
    }

    /** A party as the addressee of a task. */
    public record Addressee(String actor, List<String> groups, List<String> users) {}

    public Addressee of(ActorId actor) {
        return switch (actor.kind()) {
            case MICROENTERPRISE -> new Addressee(actor.value(), List.of(Groups.of(Kind.ME_OWNER, actor.value())), List.of());
            case SHARED_SERVICE_PLATFORM -> new Addressee(actor.value(), List.of(Groups.of(Kind.SSP_OWNER, actor.value())), List.of());
            case PARTNER -> new Addressee(actor.value(), List.of(), List.of(actor.value()));
        };
    }

    /** Several parties as one addressee, for what anybody of them may do. */
    public Addressee of(String name, Collection<ActorId> actors) {
        var all = actors.stream().map(this::of).toList();
        return new Addressee(name, all.stream().flatMap(one -> one.groups().stream()).toList(), all.stream().flatMap(one -> one.users().stream()).toList());
    }

    public Set<Username> people(ActorId actor) {
        var addressee = of(actor);
        var people = new LinkedHashSet<Username>();
        addressee.groups().forEach(group -> people.addAll(access.members(group)));
        addressee.users().stream().filter(Username::isValid).map(Username::new).forEach(people::add);
        return people;
    }

    /** Those of a group, e.g. of a platform's owners. */
    List<Username> members(String group) {
        return access.members(group);
    }
}
