package io.heyi.access.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/** Reads Keycloak's lists to their end, a page at a time. */
final class KeycloakPages {

    static final int SIZE = 200;

    private KeycloakPages() {}

    /** @param pageFrom asks for at most {@value #SIZE} items after the given number of them */
    static <T> List<T> all(IntFunction<? extends Collection<T>> pageFrom) {
        var items = new ArrayList<T>();
        Collection<T> page;
        do {
            page = pageFrom.apply(items.size());
            items.addAll(page);
        } while (page.size() == SIZE);
        return items;
    }
}
