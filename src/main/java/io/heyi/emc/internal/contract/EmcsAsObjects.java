package io.heyi.emc.internal.contract;

import io.heyi.access.Username;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.interest.InterestSource;
import io.heyi.shared.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Interests can be declared in EMCs as a whole. Who acts for a party is concerned as such, and what EMCs are called is not told to everybody. */
@Component
@Transactional
class EmcsAsObjects implements InterestSource {

    private final EmcList list;

    EmcsAsObjects(EmcList list) {
        this.list = list;
    }

    @Override
    public String id() {
        return "emc.contract";
    }

    @Override
    public List<Derived> in(Collection<String> objects) {
        return List.of();
    }

    @Override
    public List<Derived> of(Username person) {
        return List.of();
    }

    @Override
    public Map<String, String> names(Collection<String> objects) {
        return objects.stream().filter(EmcCode::isValid).distinct().filter(code -> list.find(new EmcCode(code), Optional.empty()).isPresent())
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    @Override
    public List<Named> search(String text, int limit) {
        return list.search(EmcFilter.text(text), Optional.empty(), new PageRequest(0, limit)).items().stream().map(emc -> new Named(emc.code().value(), emc.title())).toList();
    }
}
