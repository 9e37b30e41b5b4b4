package io.heyi.inbox.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.Task;
import java.util.List;
import java.util.Locale;

/** A bean of this type knows one more reason why somebody has a task, e.g. a substitution with its days and who made it. */
@FunctionalInterface
public interface WhyPart {

    /** Plain sentences in the reader's language; none where it has nothing to say. */
    List<String> sentences(Task task, CurrentUser reader, Locale locale);
}
