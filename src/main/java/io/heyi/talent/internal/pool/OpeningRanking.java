package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.util.List;

/** The order in which somebody sees openings. It orders and never leaves one out. */
public interface OpeningRanking {

    PageOf<Ranked> forPerson(Username person, PageRequest page);

    /** @param score 0 to 100; null where the order says nothing of fit, e.g. the newest first */
    record Ranked(Opening opening, BigDecimal score, List<Reason> reasons) {

        public Ranked {
            reasons = List.copyOf(reasons);
        }
    }

    /** One reason in words and numbers. @param points that it brought to the score; null for a remark */
    record Reason(String messageKey, List<Object> arguments, BigDecimal points) {

        public Reason {
            arguments = List.copyOf(arguments);
        }
    }
}
