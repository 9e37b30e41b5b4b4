package io.heyi.emc.internal.contract;

import io.heyi.inbox.HistoryWords;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** States of a contract, why it entered them and where its versions come from, in words. */
@Component
class ContractHistory implements HistoryWords {

    private final MessageSource messages;

    ContractHistory(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public Optional<String> of(String action, String key, String value, Locale locale) {
        return switch (action + " " + key) {
            case "emc.stateEntered oldState", "emc.stateEntered newState" -> text("emc.state." + value, locale);
            case "emc.stateEntered reason" -> text("emc.state.reason." + value, locale);
            case "emc.sealed origin" -> text("emc.origin." + value, locale);
            case "emc.partChanged kind" -> text("emc.origin.PART_" + value, locale);
            default -> action.startsWith("emc.lapsed.") && key.equals("reason") ? text("emc.state.reason." + value, locale) : Optional.empty();
        };
    }

    private Optional<String> text(String key, Locale locale) {
        return Optional.ofNullable(messages.getMessage(key, null, null, locale));
    }
}
