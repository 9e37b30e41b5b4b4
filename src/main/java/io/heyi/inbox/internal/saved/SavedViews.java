package io.heyi.inbox.internal.saved;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.TaskListPolicy;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Views that people keep, for themselves or shared with a group they are in (product-bar T10). Only the owner changes one; a member of the group may use it and begin with it.
 * What it shows is asked anew with the rights of whoever opens it, so that sharing never widens what anybody may see.
 */
@Component
@Transactional
public class SavedViews {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 2_000;
    private static final int MOST_SHOWN = 100;

    private final SavedViewStore store;
    private final TaskListPolicy policy;
    private final Clock clock;

    SavedViews(SavedViewStore store, TaskListPolicy policy, Clock clock) {
        this.store = store;
        this.policy = policy;
        this.clock = clock;
    }

    /** What came of a change. */
    public sealed interface Outcome {

        record Saved(SavedView view) implements Outcome {}

        record Invalid(List<FieldError> errors) implements Outcome {}

        /** It does not exist, or the person may not know of it. */
        record Unknown() implements Outcome {}

        /** It is somebody else's. */
        record NotOwner() implements Outcome {}
    }

    /**
     * @param name 1 to 80 characters, one of a kind for its owner
     * @param sharedWith empty text for nobody
     * @param query checked by whoever parsed it
     */
    public record Wanted(String name, String sharedWith, String query) {}

    /** Own ones first, at most 100. */
    @Transactional(readOnly = true)
    public List<SavedView> of(CurrentUser user) {
        return store.visible(me(user), user.groups(), MOST_SHOWN);
    }

    @Transactional(readOnly = true)
    public Optional<SavedView> find(UUID id, CurrentUser user) {
        return store.find(id, me(user), user.groups());
    }

    /** What this person's inbox opens with. */
    @Transactional(readOnly = true)
    public Optional<SavedView> byDefault(CurrentUser user) {
        return store.byDefault(me(user), user.groups());
    }

    public Outcome create(CurrentUser user, Wanted wanted) {
        var kept = store.countOf(me(user));
        var id = UUID.randomUUID();
        var errors = faults(id, user, wanted);
        if (kept >= policy.savedViews()) {
            errors.add(FieldError.of("name", "lists.error.tooManyViews", policy.savedViews()));
        }
        return errors.isEmpty() ? save(new SavedView(id, me(user), wanted.name().strip(), shared(wanted), wanted.query(), false)) : new Outcome.Invalid(errors);
    }

    /** By its owner. */
    public Outcome change(UUID id, CurrentUser user, Wanted wanted) {
        return own(id, user, view -> {
            store.countOf(me(user));
            var errors = faults(id, user, wanted);
            return errors.isEmpty() ? save(new SavedView(id, view.owner(), wanted.name().strip(), shared(wanted), wanted.query(), view.byDefault())) : new Outcome.Invalid(errors);
        });
    }

    /** By its owner; repeating it finds nothing. */
    public Outcome delete(UUID id, CurrentUser user) {
        return own(id, user, view -> {
            store.delete(id);
            return new Outcome.Saved(view);
        });
    }

    /** This person's inbox opens with it from now on, or no more. */
    public Outcome makeDefault(UUID id, CurrentUser user, boolean wanted) {
        return find(id, user).<Outcome>map(view -> {
            if (wanted) {
                store.makeDefault(id, me(user));
            } else if (view.byDefault()) {
                store.noDefault(me(user));
            }
            return new Outcome.Saved(find(id, user).orElseThrow());
        }).orElseGet(Outcome.Unknown::new);
    }

    private Outcome own(UUID id, CurrentUser user, java.util.function.Function<SavedView, Outcome> change) {
        return find(id, user).map(view -> view.isOf(me(user)) ? change.apply(view) : new Outcome.NotOwner()).orElseGet(Outcome.Unknown::new);
    }

    private Outcome save(SavedView view) {
        store.save(view, clock.instant());
        return new Outcome.Saved(view);
    }

    private List<FieldError> faults(UUID id, CurrentUser user, Wanted wanted) {
        var errors = new ArrayList<FieldError>();
        var name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.of("name", "lists.error.name", LONGEST_NAME));
        } else if (store.hasNamed(me(user), name, id)) {
            errors.add(FieldError.of("name", "lists.error.nameTaken"));
        }
        if (shared(wanted).filter(group -> !user.groups().contains(group)).isPresent()) {
            errors.add(FieldError.of("sharedWith", "lists.error.sharedWith"));
        }
        if (wanted.query().length() > LONGEST_QUERY) {
            errors.add(FieldError.of("query", "lists.error.query", LONGEST_QUERY));
        }
        return errors;
    }

    private static Optional<String> shared(Wanted wanted) {
        return Optional.of(wanted.sharedWith()).filter(group -> !group.isBlank());
    }

    private static String me(CurrentUser user) {
        return user.username().value();
    }
}
