package io.heyi.ballot;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything about a ballot that is fixed at its opening and can never change. The caller leaves out of the roll whoever is the subject of the vote.
 *
 * @param reference the caller's own name for this ballot; opening it again gives the same ballot, e.g. {@code EMC-0001/2026-11/ME-0003/vote-1}
 * @param businessKey the case it belongs to, as in the inbox
 * @param caseUrl page of the case, a path such as {@code /emcs/EMC-0001}
 * @param subject what lists call the ballot: a name, the same in every language, such as that of the ME or EMC it is about; 1 to 200 characters
 * @param question what is asked
 * @param endsAt after this moment no vote counts
 * @param options 2 to {@value #MOST_OPTIONS}, as they stand on the paper
 * @param seats the roll, 1 to {@value #MOST_SEATS} seats; a person may stand for several
 * @param observers people without a vote who may look at the ballot, e.g. its subject or the platform's owner
 * @param objects what it is about, as the interest register names it: whoever has an interest in any of them when he votes is refused (ADR 16); empty where interests do not matter,
 *         as when people elect one of themselves
 * @param speakers who answers in the discussion; each of them is on the roll or an observer
 */
public record BallotCall(String reference, String businessKey, String caseUrl, String subject, Wording question, Secrecy secrecy, CountingRule rule, Instant endsAt,
                         List<Option> options, List<Seat> seats, List<Username> observers, List<String> objects, Speakers speakers) {

    public static final int MOST_OPTIONS = 50;
    public static final int MOST_SEATS = 5_000;

    /** @throws IllegalArgumentException naming what does not fit */
    public BallotCall {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(secrecy, "secrecy");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(endsAt, "endsAt");
        Objects.requireNonNull(speakers, "speakers");
        options = List.copyOf(options);
        seats = List.copyOf(seats);
        observers = observers.stream().distinct().sorted(java.util.Comparator.comparing(Username::value)).toList();
        objects = objects.stream().distinct().sorted().toList();
        require(reference != null && reference.matches("\\S{1,200}"), "reference must be 1 to 200 characters without spaces");
        require(businessKey != null && businessKey.matches("\\S{1,200}"), "businessKey must be 1 to 200 characters without spaces");
        require(caseUrl != null && caseUrl.matches("/(?!/)\\S{0,500}"), "caseUrl must be a path of this product");
        require(subject != null && !subject.isBlank() && subject.length() <= 200, "subject must be 1 to 200 characters");
        require(options.size() >= 2 && options.size() <= MOST_OPTIONS, "options must be 2 to " + MOST_OPTIONS);
        require(!seats.isEmpty() && seats.size() <= MOST_SEATS, "seats must be 1 to " + MOST_SEATS);
        require(distinct(options, Option::id), "every option needs an id of its own");
        require(distinct(seats, Seat::id), "every seat needs an id of its own");
        var readers = Stream.concat(observers.stream(), seats.stream().flatMap(seat -> seat.people().stream())).collect(Collectors.toSet());
        require(readers.containsAll(speakers.callers()) && readers.containsAll(speakers.subject()), "speakers must be on the roll or observers");
    }

    /** One in which interests do not matter and the roll alone answers in the discussion. */
    public BallotCall(String reference, String businessKey, String caseUrl, String subject, Wording question, Secrecy secrecy, CountingRule rule, Instant endsAt,
                      List<Option> options, List<Seat> seats, List<Username> observers) {
        this(reference, businessKey, caseUrl, subject, question, secrecy, rule, endsAt, options, seats, observers, List.of(), Speakers.NONE);
    }

    /** The same with another end. */
    public BallotCall endingAt(Instant end) {
        return new BallotCall(reference, businessKey, caseUrl, subject, question, secrecy, rule, end, options, seats, observers, objects, speakers);
    }

    /** The same with people who answer in its discussion. */
    public BallotCall answeredBy(Speakers people) {
        return new BallotCall(reference, businessKey, caseUrl, subject, question, secrecy, rule, endsAt, options, seats, observers, objects, people);
    }

    private static <T> boolean distinct(List<T> all, Function<T, String> id) {
        var ids = new HashSet<String>();
        return all.stream().map(id).allMatch(ids::add);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
