package io.heyi.talent;

import io.heyi.access.Username;
import io.heyi.shared.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Base pay of people. Figures are private (domain.md §1a): callers show them to the person, the owner of the micro-enterprise and the settlement officer only. */
public interface Pay {

    /** Gross base salary a month of everybody in the micro-enterprise on that day, never below the pool wage; people for whom none is known are missing. */
    Map<Username, Money> monthlyBase(String microenterprise, LocalDate day);

    /** Monthly benchmark of the person's role in the country of employment on that day, from which the pool wage is taken. */
    Optional<Money> benchmark(Username person, LocalDate day);
}
