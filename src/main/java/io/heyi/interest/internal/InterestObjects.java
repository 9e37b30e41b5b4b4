package io.heyi.interest.internal;

import io.heyi.access.Access;
import io.heyi.access.Person;
import io.heyi.access.Username;
import io.heyi.interest.InterestSource.Named;
import io.heyi.shared.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What interests can be about: whatever a module knows by name, and people. */
@Component
public class InterestObjects {

    private static final int MOST_FOUND = 20;

    private final Sources sources;
    private final Access access;

    InterestObjects(Sources sources, Access access) {
        this.sources = sources;
        this.access = access;
    }

    public boolean isKnown(String id) {
        return isPerson(id) || sources.all().stream().anyMatch(source -> source.names(List.of(id)).containsKey(id));
    }

    public boolean isPerson(String id) {
        return Username.isValid(id) && access.person(new Username(id)).isPresent();
    }

    /** What to call them; an unknown id is called by itself. */
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        ids.forEach(id -> names.put(id, id));
        var people = ids.stream().filter(Username::isValid).map(Username::new).toList();
        var here = access.people(people);
        people.forEach(person -> Optional.ofNullable(here.get(person)).map(Person::displayName).or(() -> access.nameOf(person)).ifPresent(name -> names.put(person.value(), name)));
        sources.all().forEach(source -> names.putAll(source.names(ids)));
        return Map.copyOf(names);
    }

    /** For pickers: objects of all modules, then people. */
    public List<Named> search(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        var found = new ArrayList<Named>();
        sources.all().forEach(source -> found.addAll(source.search(text, MOST_FOUND)));
        access.search(text, new PageRequest(0, MOST_FOUND)).items().forEach(person -> found.add(new Named(person.username().value(), person.displayName())));
        return List.copyOf(found);
    }
}
