package io.heyi.emc.internal.party;

import io.heyi.access.Access;
import io.heyi.access.Groups;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestSource;
import io.heyi.shared.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Owners of shared-service platforms work for them. Partners are people and concerned as such. */
@Component
@Transactional
class InterestsInSharedServices implements InterestSource {

    private final SharedServices services;
    private final Access access;

    InterestsInSharedServices(SharedServices services, Access access) {
        this.services = services;
        this.access = access;
    }

    @Override
    public String id() {
        return "emc";
    }

    @Override
    public List<Derived> in(Collection<String> objects) {
        return objects.stream().filter(InterestsInSharedServices::isService).distinct().sorted()
                .flatMap(service -> access.members(Groups.of(Kind.SSP_OWNER, service)).stream().map(owner -> works(owner, service))).toList();
    }

    @Override
    public List<Derived> of(Username person) {
        return access.relationsOf(person).stream().filter(tie -> tie.kind() == Kind.SSP_OWNER).map(tie -> works(person, tie.objectId())).toList();
    }

    private static Derived works(Username owner, String service) {
        return new Derived(owner, service, InterestKind.WORKS_FOR, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static boolean isService(String object) {
        return object.startsWith("SSP-");
    }

    @Override
    public Map<String, String> names(Collection<String> objects) {
        var ids = objects.stream().filter(InterestsInSharedServices::isService).distinct().toList();
        return ids.isEmpty() ? Map.of() : services.find(ids).stream().collect(Collectors.toMap(SharedServices.SharedService::id, SharedServices.SharedService::name));
    }

    @Override
    public List<Named> search(String text, int limit) {
        return services.search(text, new PageRequest(0, limit)).items().stream().map(service -> new Named(service.id(), service.name())).toList();
    }
}
