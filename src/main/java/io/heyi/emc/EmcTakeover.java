package io.heyi.emc;

import io.heyi.access.Username;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Takes EMCs in that ran before the company came to Heyi, with their past months as if they had been renewed here. Joins the caller's transaction. */
public interface EmcTakeover {

    /** The EMC that was taken under this key. */
    Optional<EmcCode> taken(String key);

    /** Registers a shared-service platform; a repeat changes nothing. */
    void sharedService(String id, String name, List<Username> owners);

    /**
     * The EMC in force from its first month on, signed by all in the days before.
     *
     * @param by who acts for the lead
     * @param first a past month or the present one
     * @throws IllegalArgumentException when the terms break a rule of domain.md §2
     */
    EmcCode take(String key, ContractTerms terms, Username by, YearMonth first);

    /**
     * A past delivery of what a party owes, confirmed by all who waited for it; a repeat changes nothing.
     *
     * @param due day that the contract names for it
     * @throws IllegalArgumentException where the contract has no such deliverable
     */
    void delivered(EmcCode emc, String deliverable, LocalDate due, LocalDate deliveredOn, String proof);

    /**
     * Closes a past month by the steps of its renewal, with the consent of all: figures frozen, sharing booked, next version sealed. The month's facts must be there.
     *
     * @param next terms from the next month on
     * @throws IllegalStateException when the month is not over or not the one that the contract is in
     */
    void close(EmcCode emc, YearMonth period, ContractTerms next);
}
