package io.heyi.interest.internal;

import io.heyi.interest.InterestSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What the other modules know; asked for when first needed, because they use this module themselves, and there may be none. */
@Component
class Sources {

    private final SingletonSupplier<List<InterestSource>> sources;

    Sources(ObjectProvider<InterestSource> sources) {
        this.sources = SingletonSupplier.of(() -> sources.orderedStream().toList());
    }

    List<InterestSource> all() {
        return sources.obtain();
    }
}
