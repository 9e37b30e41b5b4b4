package io.heyi.access.internal;

import static java.util.stream.Collectors.toMap;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the directory, the relations and the signed-in person together. */
@Service
class AccessFacade implements Access {

    private final Directory directory;
    private final Relations relations;
    private final LiveLookup liveLookup;
    private final SignedInPerson signedIn;

    AccessFacade(Directory directory, Relations relations, LiveLookup liveLookup, SignedInPerson signedIn) {
        this.directory = directory;
        this.relations = relations;
        this.liveLookup = liveLookup;
        this.signedIn = signedIn;
    }

    @Override
    public CurrentUser currentUser() {
        return signedIn.of(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    @Override
    public Optional<Person> person(Username username) {
        return directory.find(username).or(() -> directory.hasLeft(username.value()) ? Optional.empty() : liveLookup.find(username));
    }

    @Override
    public Optional<String> nameOf(Username username) {
        return directory.nameOf(username).or(() -> liveLookup.find(username).map(Person::displayName));
    }

    @Override
    public Map<Username, Person> people(Collection<Username> usernames) {
        var known = directory.find(usernames).stream().collect(toMap(Person::username, Function.identity()));
        usernames.stream().distinct().filter(name -> !known.containsKey(name) && !directory.hasLeft(name.value()))
                .forEach(name -> liveLookup.find(name).ifPresent(person -> known.put(name, person)));
        return Map.copyOf(known);
    }

    @Override
    public PageOf<Person> search(String text, PageRequest page) {
        return directory.search(text, page);
    }

    @Override
    public PageOf<Person> search(String text, Role role, PageRequest page) {
        return directory.search(text, role, page);
    }

    @Override
    public List<Username> holders(Role role) {
        return directory.holders(role);
    }

    @Override
    public List<Username> members(String group) {
        var colon = group.indexOf(':');
        if (colon < 0) {
            return Role.named(group).map(this::holders).orElse(List.of());
        }
        return Arrays.stream(Relation.Kind.values()).filter(kind -> kind.groupPrefix().equals(group.substring(0, colon))).findFirst()
                .map(kind -> directory.withoutLeavers(relations.holders(kind, group.substring(colon + 1)))).orElse(List.of());
    }

    @Override
    public Set<Relation> relationsOf(Username person) {
        return relations.of(person);
    }

    @Override
    public Optional<Instant> since(Relation relation) {
        return relations.since(relation);
    }

    @Override
    @Transactional
    public void grant(Collection<Relation> granted) {
        relations.add(granted);
    }

    @Override
    @Transactional
    public void revoke(Collection<Relation> revoked) {
        relations.remove(revoked);
    }
}
