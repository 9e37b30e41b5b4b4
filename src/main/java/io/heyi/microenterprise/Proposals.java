package io.heyi.microenterprise;

import io.heyi.access.CurrentUser;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Founding proposals: the face that API, pages, task types and workers share. */
public interface Proposals {

    /** Checks everything and submits at once; starts {@code me-founding}. A repeat with the same idempotency key answers with the first result. */
    ProposalOutcome submit(CurrentUser proposer, ProposalInput input, Optional<String> idempotencyKey);

    /** Creates an empty draft for the guided form; empty when the person keeps as many drafts as policy allows. */
    Optional<ProposalId> startDraft(CurrentUser proposer);

    /** As {@link #startDraft(CurrentUser)}, filled in with a returned scenario that is open; empty also without such a scenario. */
    Optional<ProposalId> startDraft(CurrentUser proposer, String returnedScenario);

    /**
     * Keeps whatever is there, unchecked (lengths are limited). Only the proposer, only in DRAFT or REWORK. {@link ProposalOutcome.Changed} when another editor
     * has saved since this one read the draft.
     */
    ProposalOutcome saveDraft(CurrentUser proposer, ProposalId id, ProposalInput input, Edit edit);

    /** The input as last saved, for the guided form. */
    Optional<Draft> draft(CurrentUser proposer, ProposalId id);

    /** @param version grows with each change */
    record Draft(ProposalInput input, int version) {}

    /**
     * @param version of the draft that the editor has seen
     * @param editor tells one open page from another; its own saves never count as foreign. Empty text for an editor without a name
     * @param turn counts the saves of one open page, from 1; a save that a later one of the same page has overtaken changes nothing. 0 for an editor that does not count
     */
    record Edit(int version, String editor, int turn) {}

    ProposalOutcome discardDraft(CurrentUser proposer, ProposalId id);

    ProposalOutcome submitDraft(CurrentUser proposer, ProposalId id);

    /** The faults that submitting would find, for showing them step by step. */
    List<FieldError> check(CurrentUser proposer, ProposalInput input);

    ProposalOutcome withdraw(CurrentUser by, ProposalId id);

    /** Empty when unknown or when the reader may not know of it (drafts: the proposer only; others: everybody inside; outside partners: their own). */
    Optional<ProposalView> find(CurrentUser reader, ProposalId id, Locale locale);

    /** @param query text in name or scenario; empty text for all */
    PageOf<ProposalSummary> list(CurrentUser reader, String query, Set<ProposalStatus> statuses, boolean onlyMine, PageRequest page);

    /** The founding agreement's text that is or was to be signed, for download. */
    Optional<Agreement> agreement(CurrentUser reader, ProposalId id);

    /** @param hash SHA-256 of the UTF-8 bytes of {@code text} */
    record Agreement(String text, String hash) {}

    /** Platforms that proposals may be made to. */
    List<PlatformView> platforms();

    record PlatformView(String id, String nameKey) {}
}
