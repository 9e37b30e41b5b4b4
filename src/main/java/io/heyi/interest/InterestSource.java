package io.heyi.interest;

import io.heyi.access.Username;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bean of this type tells the register what its module knows already; such interests need no declaration and cannot be edited. Called inside the caller's transaction. */
public interface InterestSource {

    /** Short name, {@code <module>} or {@code <module>.<noun>}; message key {@code interest.source.<id>} says it in words. */
    String id();

    /** Everything known about these objects; unknown ids are passed over. */
    List<Derived> in(Collection<String> objects);

    /** Everything known about the person. */
    List<Derived> of(Username person);

    /** Names of those of the ids that this module owns; what is in no module's answer and nobody's user name cannot be declared. */
    Map<String, String> names(Collection<String> objects);

    /** Objects of this module whose id or name contains the text, at most {@code limit}, for pickers. */
    List<Named> search(String text, int limit);

    /** @param id as in {@link Interest#object()} */
    record Named(String id, String name) {}

    /**
     * @param percent share held, above 0 to 100; empty where there is none or it is unknown
     * @param from first day; empty when unknown
     * @param until last day; empty while it goes on
     */
    record Derived(Username person, String object, InterestKind kind, Optional<BigDecimal> percent, Optional<LocalDate> from, Optional<LocalDate> until) {}
}
