package io.heyi.studio.internal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Change.Review;
import io.heyi.studio.internal.change.Draft;
import io.heyi.studio.internal.change.EditLock;
import io.heyi.studio.internal.change.Revision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/** Change requests as clients see them. */
final class ChangeJson {

    private ChangeJson() {}

    /** @param sha256 of what approval was asked for, and {@code refusal} of the engine, {@code rollsBack} the change that it takes back, {@code firstDay} of use; missing when there is none. @param held whether it is approved and waits for its first day. @param retirement {@code RETIRE} or {@code TAKE_BACK}, of {@code process}, instead of models */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(String code, String title, String reason, String state, String author, Instant createdAt, String editor, Instant editedAt, String sha256, String submittedBy,
                      String approvedBy, Instant liveAt, String refusal, String rollsBack, LocalDate firstDay, boolean held, String retirement, String process) {

        static ChangeView of(Change change) {
            var review = change.review();
            return new ChangeView(change.code(), change.title(), change.reason(), change.state().name(), change.author(), change.createdAt(), change.editor(), change.editedAt(),
                    review.map(Review::contentHash).orElse(null), review.map(Review::submittedBy).orElse(null), review.flatMap(Review::approvedBy).orElse(null),
                    review.flatMap(Review::liveAt).orElse(null), change.refusal().orElse(null), change.codeOfRolledBack().orElse(null),
                    review.flatMap(asked -> change.firstDay()).orElse(null), change.held(),
                    change.retirement().map(retirement -> retirement.kind().name()).orElse(null), change.retirement().map(Change.Retirement::processId).orElse(null));
        }
    }

    /** @param changed whether it differs from what was live when it was begun */
    record DraftView(String file, String sha256, boolean changed, int stamp, String editor, Instant editedAt) {

        static DraftView of(Draft draft) {
            return new DraftView(draft.model().fileName(), draft.checksum(), draft.isChanged(), draft.stamp(), draft.editor(), draft.editedAt());
        }
    }

    record WholeChange(ChangeView change, List<DraftView> models) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LockView(String holder, boolean mine, Instant since, String asker, String askerName) {

        static LockView of(EditLock lock, String reader, UnaryOperator<String> names) {
            return new LockView(lock.holder(), lock.holder().equals(reader), lock.since(), lock.asker().orElse(null), lock.asker().map(names).orElse(null));
        }
    }

    /** @param lock who edits; missing when nobody does */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenedDraft(DraftView draft, String content, LockView lock) {}

    /** @param lock missing when nobody edits */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SavedDraft(DraftView draft, LockView lock) {}

    record RevisionView(int number, String author, Instant begunAt, Instant savedAt, String sha256) {

        static RevisionView of(Revision revision) {
            return new RevisionView(revision.number(), revision.author(), revision.begunAt(), revision.savedAt(), revision.checksum());
        }
    }
}
