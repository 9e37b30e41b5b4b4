package io.heyi.inbox.internal.web;

import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.internal.web.HistoryView.Entry;
import io.heyi.shared.FieldError;
import io.heyi.web.PagePart;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reading pane: what is decided, with what, by whom, and why the reader has it.
 *
 * @param help what is asked, empty when its module says nothing
 * @param form what the form viewer mounts, null without a form
 * @param kept what was typed before an error
 * @param why sentences that say what brought the task here (product-bar T18)
 */
record TaskPage(TaskRow row, String help, TaskFacts facts, FormData form, List<OutcomeButton> outcomes, boolean mayAct, boolean mayClaim, boolean mayRelease,
                Kept kept, Verdict verdict, List<String> why, Diagram diagram, List<Entry> taskHistory, List<Entry> caseHistory, Map<TaskPart.Place, List<PagePart.Placed>> parts) {

    /** Blocks that other slices bring, in their order. @param place by name, as templates say it */
    public List<PagePart.Placed> parts(String place) {
        return parts.get(TaskPart.Place.valueOf(place));
    }

    /** What form.js reads. */
    record FormData(Object schema, Map<String, Object> data, boolean readOnly, Map<String, List<String>> errors) {}

    record OutcomeButton(String id, String label, String effect, boolean reasonRequired, String style) {}

    /**
     * @param values JSON of the form's fields as they were sent
     * @param errors all of them; those of form fields carry the field's label in {@code named}
     * @param conflict why the decision could not be taken now, empty if it could
     */
    record Kept(String values, String reason, List<FieldError> errors, List<NamedError> named, Optional<String> conflict) {

        static final Kept NOTHING = new Kept("", "", List.of(), List.of(), Optional.empty());
    }

    record NamedError(String label, String text) {}

    /** How it was decided, null while open. @param inPlaceOf who was away, null when decided in person */
    record Verdict(String outcome, String reason, String by, String inPlaceOf, java.time.Instant at) {}

    /** @param known whether there is a diagram to show */
    record Diagram(boolean known, String active, String done, Optional<String> operateUrl) {}
}
