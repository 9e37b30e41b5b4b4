package io.heyi.microenterprise;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Groups;
import io.heyi.access.Person;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The local accounts of issue 2 in memory: who they are, their roles and relations. */
public final class TownPeople implements Access {

    private final Map<Username, Set<Role>> roles = java.util.Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<Relation> relations = new CopyOnWriteArraySet<>();

    private volatile String signedIn;

    public TownPeople() {
        add("administrator", Role.ADMINISTRATOR, Role.ENTREPRENEUR);
        add("auditor", Role.AUDITOR);
        add("partner-chef", Role.EXTERNAL_PARTNER);
        add("platform-owner-food", Role.PLATFORM_OWNER, Role.ENTREPRENEUR);
        add("platform-owner-clothing", Role.PLATFORM_OWNER, Role.ENTREPRENEUR);
        IntStream.rangeClosed(1, 5).forEach(i -> add("committee-" + i, Role.INVESTMENT_COMMITTEE, Role.ENTREPRENEUR));
        IntStream.rangeClosed(1, 60).forEach(i -> add("entrepreneur-%02d".formatted(i), Role.ENTREPRENEUR));
        relations.add(new Relation(new Username("platform-owner-food"), Relation.Kind.PLATFORM_OWNER, "food"));
        relations.add(new Relation(new Username("platform-owner-clothing"), Relation.Kind.PLATFORM_OWNER, "clothing"));
        relations.add(new Relation(new Username("platform-owner-food"), Relation.Kind.PLATFORM_SECOND_OWNER, "clothing"));
    }

    private void add(String name, Role... held) {
        roles.put(new Username(name), Set.of(held));
    }

    /** From now on; whoever was built before keeps what was true then, like a token. */
    public void hold(String name, Role... held) {
        add(name, held);
    }

    public CurrentUser as(String name) {
        var username = new Username(name);
        var held = roles.get(username);
        var groups = new HashSet<>(held.stream().map(Groups::of).collect(Collectors.toSet()));
        relationsOf(username).forEach(relation -> groups.add(relation.group()));
        return new CurrentUser(username, "Mx " + name, held, relationsOf(username), groups, "session-of-" + name);
    }

    /** The person who sends the requests from now on. */
    public void signIn(String name) {
        signedIn = name;
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(name, "", "ROLE_USER"));
    }

    @Override
    public CurrentUser currentUser() {
        if (signedIn == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return as(signedIn);
    }

    @Override
    public Optional<Person> person(Username username) {
        return Optional.ofNullable(roles.get(username)).map(held -> new Person(username, "Mx " + username, username + "@example.org", held));
    }

    @Override
    public Map<Username, Person> people(Collection<Username> usernames) {
        return usernames.stream().distinct().flatMap(name -> person(name).stream()).collect(Collectors.toMap(Person::username, person -> person));
    }

    @Override
    public PageOf<Person> search(String text, PageRequest page) {
        return PageOf.of(List.of(), 0, page);
    }

    @Override
    public PageOf<Person> search(String text, Role role, PageRequest page) {
        return search(text, page);
    }

    @Override
    public List<Username> holders(Role role) {
        return roles.entrySet().stream().filter(person -> person.getValue().contains(role)).map(Map.Entry::getKey).toList();
    }

    @Override
    public List<Username> members(String group) {
        var inRole = Role.named(group).map(this::holders).orElse(List.of());
        return Stream.concat(inRole.stream(), relations.stream().filter(relation -> relation.group().equals(group)).map(Relation::person)).toList();
    }

    @Override
    public Set<Relation> relationsOf(Username person) {
        return relations.stream().filter(relation -> relation.person().equals(person)).collect(Collectors.toSet());
    }

    @Override
    public void grant(Collection<Relation> granted) {
        relations.addAll(granted);
    }

    @Override
    public void revoke(Collection<Relation> revoked) {
        relations.removeAll(revoked);
    }
}
