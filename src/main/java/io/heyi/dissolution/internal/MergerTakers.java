package io.heyi.dissolution.internal;

import io.heyi.access.Username;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever would take a micro-enterprise over by a merger or a purchase has an interest in it as long as its case is open (product-bar T2, D10). */
@Component
@Transactional(readOnly = true)
class MergerTakers implements InterestSource {

    private final DissolutionStore store;
    private final DissolutionPeople people;

    MergerTakers(DissolutionStore store, DissolutionPeople people) {
        this.store = store;
        this.people = people;
    }

    @Override
    public String id() {
        return "dissolution";
    }

    @Override
    public List<Derived> in(Collection<String> objects) {
        return store.openOf(objects).stream().flatMap(found -> people.takers(found).stream()
                .map(person -> new Derived(person, found.microenterprise(), InterestKind.OTHER, Optional.empty(), Optional.empty(), Optional.empty()))).toList();
    }

    @Override
    public List<Derived> of(Username person) {
        return in(store.openMicroenterprises()).stream().filter(one -> one.person().equals(person)).toList();
    }

    @Override
    public Map<String, String> names(Collection<String> objects) {
        return Map.of();
    }

    @Override
    public List<Named> search(String text, int limit) {
        return List.of();
    }
}
