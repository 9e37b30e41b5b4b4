package io.heyi.inbox.internal.web;

import static io.heyi.inbox.internal.web.TaskStanding.Answer.NO;
import static io.heyi.inbox.internal.web.TaskStanding.Answer.OTHER;
import static io.heyi.inbox.internal.web.TaskStanding.Answer.YES;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The table of rights (product-bar T1–T3): how somebody stands to a task, and what that lets him do. {@code TaskRightsTableTest} tries every cell by page address and API,
 * and {@code docs/task-rights.md} is generated from it.
 */
enum TaskStanding {
    ASSIGNEE("named by the process", YES, YES, OTHER, YES, OTHER, NO, OTHER),
    CANDIDATE("candidate of a free task", YES, YES, YES, YES, NO, NO, NO),
    HOLDER("candidate who has taken it", YES, YES, YES, YES, YES, NO, YES),
    CANDIDATE_TOO_LATE("candidate, another has taken it", YES, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER),
    SUBSTITUTE("substitute of a candidate, free task", YES, YES, YES, YES, NO, NO, NO),
    SUBSTITUTE_OF_HOLDER("substitute of who has taken it", YES, YES, YES, YES, OTHER, OTHER, OTHER),
    SUBSTITUTE_WHO_HOLDS("substitute who has taken it", YES, YES, YES, YES, YES, NO, YES),
    SUBSTITUTE_TOO_EARLY("substitute before the first day", NO),
    SUBSTITUTE_TOO_LATE("substitute after the last day", NO),
    SUBSTITUTE_REVOKED("substitute, revoked", NO),
    SUBSTITUTE_OF_OTHER_PROCESS("substitute for another process", NO),
    SUBSTITUTE_OF_PERSONAL_ACT("substitute, an act of will (signature, pledge)", NO),
    SUBSTITUTE_CONCERNED("substitute with an interest of his own", NO),
    SUBSTITUTE_OF_CONCERNED("substitute of somebody with an interest", NO),
    SUBSTITUTES_SUBSTITUTE("substitute of a substitute", NO),
    SUBSTITUTE_OF_LEAVER("substitute of a candidate who has left", NO),
    MANAGER("manager of the group", NO, NO, NO, NO, YES, YES, YES),
    MANAGER_CONCERNED("manager with an interest", NO),
    CANDIDATE_CONCERNED("candidate with an interest", NO),
    HOLDER_CONCERNED("who has taken it, interest known since", NO),
    READER("reader of the case, by its module's rule", YES, NO, NO, NO, NO, NO, NO),
    STRANGER("anybody else, whatever the role", NO);

    /** What can be tried. */
    enum Action {
        READ("read"), CLAIM("take"), RELEASE("give back"), COMPLETE("decide"), HAND_OVER("hand over"), REDATE("set its date"), TAKE_BACK("take back");

        final String words;

        Action(String words) {
            this.words = words;
        }
    }

    /** {@code NO}: refused with 403 and an entry in the history; {@code OTHER}: a right, but the task is somebody's (409). */
    enum Answer { YES, NO, OTHER }

    final String words;
    private final Map<Action, Answer> answers = new EnumMap<>(Action.class);

    /** @param inOrder one answer for each action, or one for all */
    TaskStanding(String words, Answer... inOrder) {
        this.words = words;
        Arrays.stream(Action.values()).forEach(action -> answers.put(action, inOrder.length == 1 ? inOrder[0] : inOrder[action.ordinal()]));
    }

    Answer to(Action action) {
        return answers.get(action);
    }
}
