package io.heyi.ballot.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.Option;
import io.heyi.ballot.internal.Post.Answer;
import io.heyi.ballot.internal.Post.Kind;
import io.heyi.ballot.internal.Post.Reply;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The discussion of a ballot (product-bar D13): from its opening to its end whoever is on the roll asks, reacts and objects, and objections are integrated or left standing
 * for a reason. Nothing written is ever changed. It decides nothing: only votes do.
 */
@Service
@Transactional
public class Discussion {

    private static final int LONGEST_KEY = 200;

    private final BallotStore ballots;
    private final DiscussionStore store;
    private final BallotHistory history;
    private final Impartiality impartiality;
    private final DiscussionPolicy policy;
    private final Clock clock;

    Discussion(BallotStore ballots, DiscussionStore store, BallotHistory history, Impartiality impartiality, DiscussionPolicy policy, Clock clock) {
        this.ballots = ballots;
        this.store = store;
        this.history = history;
        this.impartiality = impartiality;
        this.policy = policy;
        this.clock = clock;
    }

    /** Which posts a list shows. */
    public enum Shown { ALL, QUESTION, REACTION, OBJECTION, STANDING }

    /** @param standing of the objections */
    public record Counts(int questions, int reactions, int objections, int standing) {

        /** All posts. */
        public int all() {
            return questions + reactions + objections;
        }
    }

    /**
     * A post or an answer as somebody sends it; every part may be null.
     *
     * @param kind name of a {@link Kind}, or of a {@link Reply} for an answer; left out of an answer to a question
     * @param option id of the option that an objection is against; blank for none
     * @param key the sender's own name for it, which makes a repeated request count once; 1 to {@value #LONGEST_KEY} visible ASCII characters
     */
    public record Draft(String kind, String text, String option, String key) {

        public Draft {
            kind = kind == null ? "" : kind.strip();
            text = text == null ? "" : text.replace("\r\n", "\n").strip();
            option = option == null || option.isBlank() ? null : option.strip();
        }
    }

    /** Whoever is on the roll. */
    public static boolean mayPost(StoredBallot ballot, Username person) {
        return !ballot.seatsOf(person).isEmpty();
    }

    /** Questions: the roll, whoever called the ballot, and its subject. */
    public static boolean mayAnswer(StoredBallot ballot, Username person) {
        var speakers = ballot.call().speakers();
        return mayPost(ballot, person) || speakers.callers().contains(person) || speakers.subject().contains(person);
    }

    /**
     * Says what becomes of objections: whoever called the ballot, and of his own nobody does. Where nobody is named as caller every voter is a party to the question,
     * so that an objection stands as it is; an interest that came later keeps a caller out all the same (ADR 16).
     */
    public static boolean mayRule(StoredBallot ballot, Username person) {
        return ballot.call().speakers().callers().contains(person);
    }

    @Transactional(readOnly = true)
    public PageOf<Post> page(BallotId id, Shown shown, PageRequest page) {
        return store.page(id, shown, page);
    }

    @Transactional(readOnly = true)
    public Counts counts(BallotId id) {
        return store.counts(id);
    }

    /** Writes a post; the author is always who is signed in. */
    public Posting post(BallotId id, CurrentUser author, Draft draft) {
        return ballots.lock(id).map(ballot -> post(ballot, author.username(), draft)).orElseGet(Posting.Unknown::new);
    }

    private Posting post(StoredBallot ballot, Username author, Draft draft) {
        if (!mayPost(ballot, author)) {
            return new Posting.NotYours("ballot.refusal.notOnRoll");
        }
        var errors = new ArrayList<FieldError>();
        var kind = kind(draft, errors);
        optionFault(ballot, draft, kind).ifPresent(errors::add);
        errors.addAll(faults(draft));
        if (!errors.isEmpty()) {
            return new Posting.Faulty(errors);
        }
        var earlier = store.withKey(ballot.id(), author.value(), draft.key());
        if (earlier.isPresent()) {
            boolean same = earlier.get().kind() == kind && earlier.get().text().equals(draft.text()) && Objects.equals(earlier.get().option(), draft.option());
            return same ? new Posting.Written(earlier.get(), true) : faulty("Idempotency-Key", "ballot.post.error.keyReused");
        }
        if (!ballot.isRunning(clock.instant())) {
            return new Posting.Closed(ballot.call().endsAt());
        }
        int known = store.count(ballot.id(), null);
        if (known >= policy.mostPosts()) {
            return faulty("text", "ballot.post.error.tooMany", policy.mostPosts());
        }
        if (store.count(ballot.id(), author.value()) >= policy.mostPostsPerPerson()) {
            return faulty("text", "ballot.post.error.tooManyOfYours", policy.mostPostsPerPerson());
        }
        var post = new Post(known + 1, kind, draft.text(), draft.option(), author.value(), now(), List.of());
        store.insert(ballot.id(), post, draft.key());
        history.posted(ballot, post);
        return new Posting.Written(post, false);
    }

    private static Kind kind(Draft draft, List<FieldError> errors) {
        var kind = Arrays.stream(Kind.values()).filter(one -> one.name().equals(draft.kind())).findFirst();
        if (kind.isEmpty()) {
            errors.add(FieldError.of("kind", "ballot.post.error.kind", names(List.of(Kind.values()))));
        }
        return kind.orElse(null);
    }

    private static Optional<FieldError> optionFault(StoredBallot ballot, Draft draft, Kind kind) {
        var options = ballot.call().options().stream().map(Option::id).toList();
        if (draft.option() == null || kind == null) {
            return Optional.empty();
        }
        if (kind != Kind.OBJECTION) {
            return Optional.of(FieldError.of("option", "ballot.post.error.noOption"));
        }
        return options.contains(draft.option()) ? Optional.empty() : Optional.of(FieldError.of("option", "ballot.error.option", String.join(", ", options)));
    }

    /** Answers a question, or says what becomes of an objection; the last word on an objection counts. */
    public Posting answer(BallotId id, int number, CurrentUser author, Draft draft) {
        return ballots.lock(id).flatMap(ballot -> store.find(id, number).map(post -> answer(ballot, post, author.username(), draft))).orElseGet(Posting.Unknown::new);
    }

    private Posting answer(StoredBallot ballot, Post post, Username author, Draft draft) {
        if (post.kind() == Kind.REACTION) {
            return faulty("kind", "ballot.post.error.noAnswer");
        }
        var refusal = refusal(ballot, post, author);
        if (refusal.isPresent()) {
            return new Posting.NotYours(refusal.get());
        }
        var errors = new ArrayList<FieldError>();
        var kind = reply(post.kind(), draft, errors);
        errors.addAll(faults(draft));
        if (!errors.isEmpty()) {
            return new Posting.Faulty(errors);
        }
        var earlier = store.answerWithKey(ballot.id(), author.value(), draft.key());
        if (earlier.isPresent()) {
            boolean same = earlier.get().getKey() == post.number() && isSame(post.answers().get(earlier.get().getValue() - 1), kind, draft);
            return same ? new Posting.Written(post, true) : faulty("Idempotency-Key", "ballot.post.error.keyReused");
        }
        if (!ballot.isRunning(clock.instant())) {
            return new Posting.Closed(ballot.call().endsAt());
        }
        if (post.kind() == Kind.OBJECTION && impartiality.keepsOut(author, ballot.call())) {
            return new Posting.NotYours("ballot.refusal.interestedInObjection");
        }
        if (post.answers().size() >= policy.mostAnswers()) {
            return faulty("text", "ballot.post.error.tooManyAnswers", policy.mostAnswers());
        }
        var answer = new Answer(post.answers().size() + 1, kind, draft.text(), author.value(), now());
        store.insert(ballot.id(), post.number(), answer, draft.key());
        history.answered(ballot, post, answer);
        return new Posting.Written(store.find(ballot.id(), post.number()).orElseThrow(), false);
    }

    private static Optional<String> refusal(StoredBallot ballot, Post post, Username author) {
        if (post.kind() == Kind.QUESTION) {
            return mayAnswer(ballot, author) ? Optional.empty() : Optional.of("ballot.refusal.notOnRoll");
        }
        if (ballot.call().speakers().callers().isEmpty()) {
            return Optional.of("ballot.refusal.nobodyCalled");
        }
        return !mayRule(ballot, author) ? Optional.of("ballot.refusal.notTheCaller") : author.value().equals(post.author()) ? Optional.of("ballot.refusal.ownObjection") : Optional.empty();
    }

    private static boolean isSame(Answer answer, Reply kind, Draft draft) {
        return answer.kind() == kind && answer.text().equals(draft.text());
    }

    private static Reply reply(Kind kind, Draft draft, List<FieldError> errors) {
        if (kind == Kind.QUESTION && draft.kind().isEmpty()) {
            return Reply.ANSWER;
        }
        var reply = kind.replies().stream().filter(one -> one.name().equals(draft.kind())).findFirst();
        if (reply.isEmpty()) {
            errors.add(FieldError.of("kind", "ballot.post.error.reply", names(kind.replies())));
        }
        return reply.orElse(null);
    }

    private static List<FieldError> faults(Draft draft) {
        var errors = new ArrayList<FieldError>();
        var text = draft.text();
        if (text.isEmpty()) {
            errors.add(FieldError.of("text", "ballot.post.error.empty"));
        } else if (text.codePointCount(0, text.length()) > Post.LONGEST) {
            errors.add(FieldError.of("text", "ballot.post.error.tooLong", Post.LONGEST));
        } else if (!Texts.isClean(text)) {
            errors.add(FieldError.of("text", "ballot.post.error.unreadable"));
        }
        if (draft.key() == null || !draft.key().matches("[\\x21-\\x7e]{1," + LONGEST_KEY + "}")) {
            errors.add(FieldError.of("Idempotency-Key", "ballot.post.error.key", LONGEST_KEY));
        }
        return errors;
    }

    private static String names(List<? extends Enum<?>> all) {
        return all.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static Posting faulty(String field, String code, Object... arguments) {
        return new Posting.Faulty(List.of(FieldError.of(field, code, arguments)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
