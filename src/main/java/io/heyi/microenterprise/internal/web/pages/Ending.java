package io.heyi.microenterprise.internal.web.pages;

import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.MicroenterpriseView.StateChange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/**
 * How a micro-enterprise ends or has ended, as its life cycle tells (product-bar D1).
 *
 * @param trigger what opened the case, in the reader's language; null where nobody said
 * @param closedAt null while the case goes on
 * @param citedRule under which its agreement was terminated; null while the case goes on
 */
record Ending(String dissolution, String trigger, Instant since, Instant closedAt, String citedRule) {

    /** Empty for one that is not being dissolved. */
    static Optional<Ending> of(MicroenterpriseView me, MessageSource messages, Locale locale) {
        if (me.state() != MicroenterpriseState.DISSOLVING && me.state() != MicroenterpriseState.CLOSED) {
            return Optional.empty();
        }
        var closed = last(me.history(), "closed");
        return last(me.history(), "dissolving").map(frozen -> new Ending(text(frozen, "dissolution"), words(text(frozen, "dissolutionTrigger"), messages, locale), frozen.at(),
                closed.map(StateChange::at).orElse(null), closed.map(change -> words(text(change, "citedRule"), messages, locale)).orElse(null)));
    }

    private static Optional<StateChange> last(List<StateChange> history, String reason) {
        return history.reversed().stream().filter(change -> change.reason().equals(reason)).findFirst();
    }

    private static String text(StateChange change, String detail) {
        return Optional.ofNullable(change.details().get(detail)).map(Object::toString).orElse(null);
    }

    /** A message key with its arguments after bars; a text that is no key stays as it is. */
    static String words(String keyed, MessageSource messages, Locale locale) {
        if (keyed == null) {
            return null;
        }
        var parts = keyed.split("\\|");
        return messages.getMessage(parts[0], Arrays.copyOfRange(parts, 1, parts.length), keyed, locale);
    }
}
