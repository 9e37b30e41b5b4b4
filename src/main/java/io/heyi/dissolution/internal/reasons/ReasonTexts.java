package io.heyi.dissolution.internal.reasons;

import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Figure;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Reason;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.KillClause.Condition;
import io.heyi.microenterprise.MicroenterpriseView;
import java.math.BigDecimal;
import java.util.List;
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
        return messages.getMessage(reason.ruleKey(), reason.rule().arguments().toArray(), locale);
    }

    /** The kill conditions of its agreement, each as it is cited. */
    public List<String> conditions(KillClause own, MicroenterpriseView me, Locale locale) {
        return List.of(cited("KILL_CONDITION", own, Condition.LEADING_MISSED, plain(own.leadingShortPercent()), own.leadingMonths(), locale),
                cited("CASH_ALLOWANCE", own, Condition.CASH_ALLOWANCE, plain(me.cashFlowAllowance()) + " " + me.currency(), own.cashMonths(), locale));
    }

    private String cited(String trigger, KillClause own, Condition condition, String limit, int months, Locale locale) {
        return messages.getMessage("dissolution.rule." + trigger + ".clause", new Object[] {limit, String.valueOf(months), own.cited(condition)}, locale);
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
