package io.heyi.talent.internal.matching.web;

import io.heyi.talent.internal.pool.OpeningRanking.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * A match with its reasons in the reader's language, for the API.
 *
 * @param score 0 to 100
 */
record MatchView(String opening, String person, BigDecimal score, List<Line> reasons) {

    /** @param points that it brought; null for a remark */
    record Line(String text, BigDecimal points) {}

    static List<Line> lines(List<Reason> reasons, MessageSource messages, Locale locale) {
        return reasons.stream().map(reason -> new Line(messages.getMessage(reason.messageKey(), reason.arguments().toArray(), locale), reason.points())).toList();
    }
}
