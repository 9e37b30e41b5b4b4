package io.heyi.web.internal;

import io.heyi.access.Access;
import io.heyi.access.Username;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Display names for lists, kept for a minute so that a page of fifty rows is not fifty questions. */
@Component
class PersonNames {

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KEPT = 20_000;

    private final Supplier<Access> access;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String name, long nanos) {}

    PersonNames(ObjectProvider<Access> access) {
        this.access = SingletonSupplier.ofNullable(access::getIfAvailable);
    }

    String name(String username) {
        if (!Username.isValid(username)) {
            return username;
        }
        var now = System.nanoTime();
        var known = kept.get(username);
        if (known != null && now - known.nanos() < KEPT_NANOS) {
            return known.name();
        }
        var facade = access.get();
        var name = facade == null ? username : facade.nameOf(new Username(username)).orElse(username);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(username, new Kept(name, now));
        return name;
    }
}
