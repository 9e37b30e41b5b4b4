package io.heyi.dissolution.internal.reasons;

import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Figure;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Reason;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reasons in words, for clients and for the form that opens a case. */
@Component
public class ReasonTexts {

    private final MessageSource messages;

    ReasonTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** The rule that was met, as it is cited. */
    public String rule(Reason reason, Locale locale) {
        return messages.getMessage("dissolution.rule." + reason.trigger(), reason.ruleArguments().toArray(), locale);
    }

    public String details(Reason reason, Locale locale) {
        return messages.getMessage("dissolution.reason." + reason.trigger(), new Object[] {reason.details()}, locale);
    }

    /** What has happened and with which figures, one a line. */
    public String inFull(Reason reason, Locale locale) {
        return Stream.concat(Stream.of(details(reason, locale)), reason.figures().stream().map(figure -> figure(figure, locale))).collect(Collectors.joining("\n"));
    }

    /** One figure against its limit. */
    public String figure(Figure figure, Locale locale) {
        var value = figure.value() == null ? messages.getMessage("dissolution.figure.unreported", null, locale) : plain(figure.value());
        return figure.percent() == null ? messages.getMessage("dissolution.figure.cash", new Object[] {figure.period(), value, plain(figure.limit())}, locale)
                : messages.getMessage("dissolution.figure.leading", new Object[] {figure.period(), figure.name(), value, plain(figure.limit()), plain(figure.percent()), figure.contract()}, locale);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
