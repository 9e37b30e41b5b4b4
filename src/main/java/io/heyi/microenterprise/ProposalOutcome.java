package io.heyi.microenterprise;

import io.heyi.shared.FieldError;
import java.util.List;

/** What became of a command on a proposal. */
public sealed interface ProposalOutcome {

    /** @param draftVersion of what is kept now; 0 when the answer only repeats an earlier one */
    record Done(ProposalId id, ProposalStatus status, int draftVersion) implements ProposalOutcome {}

    /** 422 */
    record Invalid(List<FieldError> errors) implements ProposalOutcome {}

    /** 404: unknown, or not for this person's eyes. */
    record Unknown() implements ProposalOutcome {}

    /** 403 */
    record NotAllowed(String messageKey) implements ProposalOutcome {}

    /** 409: the draft was changed elsewhere since this editor read it; nothing was saved. */
    record Changed() implements ProposalOutcome {}

    /** 409: the case has moved on. */
    record TooLate(String messageKey, ProposalStatus status) implements ProposalOutcome {}
}
