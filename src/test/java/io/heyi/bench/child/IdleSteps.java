package io.heyi.bench.child;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the steps of a renewal answer when nothing is done: just enough for the process to go on the way that the real one goes when nobody objects. */
public final class IdleSteps {
    /** Job types without their prefix, in the order of the process. */
    public static final List<String> ALL = List.of("freezeActuals", "publishResults", "closeDisputeWindow", "publishProposal", "closeConfirmation", "closePeriod",
            "bookSharing", "sealVersion");
    private static final Duration DISPUTES = Duration.ofDays(1);
    private static final Duration ANSWERS = Duration.ofDays(2);

    private IdleSteps() {}

    /** @param parties codes of micro-enterprises, the lead first */
    public static Map<String, Object> result(String step, List<String> parties, Instant now) {
        String due = now.plus(ANSWERS).toString();
        String reminder = now.plus(ANSWERS.dividedBy(2)).toString();
        return switch (step) {
            case "publishResults" -> Map.of("disputeUntil", now.plus(DISPUTES).toString());
            case "closeDisputeWindow" -> Map.of("lead", addressee(parties.getFirst()), "disputes", List.of(), "answerDueAt", due, "answerReminderAt", reminder,
                    "proposalDueAt", due, "proposalReminderAt", reminder);
            case "publishProposal" -> Map.of("confirmers", parties.stream().skip(1).map(IdleSteps::addressee).toList(), "confirmDueAt", due, "confirmReminderAt", reminder,
                    "termsChanged", false, "objectionDecides", false);
            case "closeConfirmation" -> Map.of("renegotiate", false, "proposalDueAt", due, "proposalReminderAt", reminder);
            case "closePeriod" -> Map.of("renewalResult", "renew");
            default -> Map.of("renewalStep", "NONE");
        };
    }

    private static Map<String, Object> addressee(String code) {
        return Map.of("actor", code, "groups", List.of("me-owner:" + code), "users", List.of());
    }
}
