package io.heyi.ballot.internal.web;

import java.time.Instant;
import java.util.List;

/**
 * A ballot as the page shows it, in the reader's language.
 *
 * @param stage VOTE (the reader can vote), RUNNING, ENDED (waits for the count), COUNTED, CALLED_OFF or FAULTY
 * @param needs and quorum: the rule in words
 * @param contents whether the reader may see what was voted
 * @param result null until counted, and for readers who must not see it
 * @param keptOut whether an interest of the reader keeps him from voting
 * @param trouble why it was called off or is faulty, null otherwise
 */
record BallotPaper(String id, String subject, String question, String caseUrl, String businessKey, boolean secret, String stage, Instant openedAt, Instant endsAt, Instant closedAt,
                   int votes, int seats, String needs, String quorum, List<Choice> options, List<OwnSeat> mine, boolean contents, boolean keptOut, Result result, String trouble,
                   List<Check> audit, boolean sound, String fingerprint) {

    record Choice(String id, String label, String text) {}

    record OwnSeat(String id, String label, boolean voted) {}

    /** @param kind as in the API; {@code headline} says what it means */
    record Result(String kind, String headline, int votes, int seats, int missing, List<Bar> bars) {}

    /**
     * @param percent of the roll, 0 to 100
     * @param neededPercent where the bar must reach
     */
    record Bar(String label, int votes, int percent, int neededPercent, boolean chosen) {}

    record Check(String name, boolean holds) {}

    /** For templates: seats that the reader can still vote for. */
    public List<OwnSeat> open() {
        return mine.stream().filter(seat -> !seat.voted()).toList();
    }

    /** For templates. */
    public boolean hasVoted() {
        return !mine.isEmpty() && open().isEmpty();
    }

    public Choice option(String optionId) {
        return options.stream().filter(choice -> choice.id().equals(optionId)).findFirst().orElseThrow();
    }
}
