package io.heyi.ballot.internal.process;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.internal.BallotReading;
import io.heyi.ballot.internal.BallotWords;
import io.heyi.ballot.BallotView;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.internal.Impartiality;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.TaskFacts.Fact;
import io.heyi.inbox.TaskFacts.Section;
import io.heyi.inbox.TaskType;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A seat is asked to vote. The task only says so and leads to the ballot: a choice never goes through the inbox, whose history keeps what was decided. Once the vote is cast
 * the task is done, with the outcome {@code voted} and nothing else.
 */
@Component
public class CastVote implements TaskType {

    private final Ballots ballots;
    private final Impartiality impartiality;
    private final BallotReading reading;
    private final BallotWords words;

    CastVote(Ballots ballots, Impartiality impartiality, BallotReading reading, BallotWords words) {
        this.ballots = ballots;
        this.impartiality = impartiality;
        this.reading = reading;
        this.words = words;
    }

    /** For the panel. */
    public record Panel(String ballot, String question, boolean secret, java.time.Instant endsAt, int votes, int seats, String seat) {}

    @Override
    public String id() {
        return BallotTasks.CAST_VOTE.taskType();
    }

    @Override
    public String formId() {
        return BallotTasks.CAST_VOTE.formId();
    }

    @Override
    public String outcomeVariable() {
        return BallotTasks.CAST_VOTE.outcomeVariable();
    }

    /** None here: the vote is cast on the page of the ballot. */
    @Override
    public List<Outcome> outcomes(TaskContext task) {
        return List.of();
    }

    /** Whoever had to keep out when the roll was frozen is not on it; whoever has an interest since then is passed over here. */
    @Override
    public Set<Username> excluded(TaskContext task) {
        return ballots.find(ballot(task)).map(view -> impartiality.keptOut(view.call())).orElse(Set.of());
    }

    @Override
    public String subject(TaskContext task) {
        return ballots.find(ballot(task)).map(view -> view.call().subject()).orElse(task.businessKey());
    }

    @Override
    public TaskFacts facts(TaskContext task, Locale locale) {
        var view = ballots.find(ballot(task)).orElseThrow(() -> new IllegalStateException("task " + task.taskId() + " is about no ballot"));
        var panel = panel(view, task, locale);
        var facts = List.of(new Fact(words.message("ballot.question", locale), panel.question(), true),
                new Fact(words.message("ballot.seat", locale), panel.seat(), false),
                new Fact(words.message("ballot.secrecy", locale), words.message("ballot.secrecy." + view.call().secrecy(), locale), false),
                new Fact(words.message("ballot.turnout", locale), words.message("ballot.turnout.of", locale, panel.votes(), panel.seats()), false));
        return new TaskFacts(view.call().subject(), panel.ballot(), "/ballots/" + panel.ballot(), List.of(new Section("", facts)), Optional.of("ballot/task :: ballot"), panel);
    }

    private Panel panel(BallotView view, TaskContext task, Locale locale) {
        var call = view.call();
        var seat = call.seats().stream().filter(one -> one.id().equals(seat(task))).map(one -> one.label()).findFirst().orElse(seat(task));
        return new Panel(view.id().value(), words.of(call.question(), locale), call.secrecy() == io.heyi.ballot.Secrecy.SECRET, call.endsAt(), view.votes(), call.seats().size(), seat);
    }

    @Override
    public boolean mayRead(TaskContext task, CurrentUser user) {
        return user.has(Role.AUDITOR);
    }

    @Override
    public DecisionResult decide(TaskContext task, TaskDecision decision) {
        return new DecisionResult.Refused(List.of(FieldError.of("outcome", "ballot.error.voteThere", ballot(task).value())));
    }

    @Override
    public Optional<RecordedDecision> alreadyDecided(TaskContext task) {
        return reading.hasVoted(ballot(task), seat(task)) ? Optional.of(new RecordedDecision(BallotTasks.VOTED, Map.of())) : Optional.empty();
    }

    private static BallotId ballot(TaskContext task) {
        return new BallotId(String.valueOf(task.variables().get("ballot")));
    }

    private static String seat(TaskContext task) {
        return task.variables().get("seat") instanceof Map<?, ?> seat ? String.valueOf(seat.get("id")) : "";
    }

    /** A voice is cast in person, secretly where asked. */
    @Override
    public boolean passesToSubstitutes(TaskContext task) {
        return false;
    }
}
