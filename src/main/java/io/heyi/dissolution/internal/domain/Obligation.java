package io.heyi.dissolution.internal.domain;

import java.time.Instant;
import java.util.List;

/**
 * One thing that must be settled before the micro-enterprise can close (product-bar D7).
 *
 * @param kind stable name for API and tests, e.g. {@code emcPart}; its name is at {@code dissolution.obligation.<kind>}
 * @param subject whom or what it is about
 * @param messageKey what is open, with arguments
 * @param owes who has to do something: actor id, group or user name; empty where nobody in particular
 * @param since null where not known; @param dueAt null without a deadline; @param link page of ours; null for none
 */
public record Obligation(String kind, String subject, String messageKey, List<String> arguments, String owes, Instant since, Instant dueAt, String link, boolean done) {

    public Obligation {
        arguments = List.copyOf(arguments);
    }

    public static Obligation open(String kind, String subject, String messageKey, List<String> arguments, String owes, String link) {
        return new Obligation(kind, subject, messageKey, arguments, owes, null, null, link, false);
    }

    public static Obligation settled(String kind, String subject, String messageKey, List<String> arguments, String link) {
        return new Obligation(kind, subject, messageKey, arguments, "", null, null, link, true);
    }
}
