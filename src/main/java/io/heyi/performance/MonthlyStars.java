package io.heyi.performance;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;

/** What single months were worth, for those who judge a person by the months in which he or she belonged to a micro-enterprise. */
public interface MonthlyStars {

    /**
     * Mean fulfilment of all EMCs of a month in stars, 0 to 5 (domain.md §3a: 5 × min(1, actual ÷ committed)), of every micro-enterprise that was rated. Settlements of
     * parts that ended early are no months.
     *
     * @param first month that counts
     * @return by code of the micro-enterprise and month
     */
    Map<String, Map<YearMonth, BigDecimal>> since(YearMonth first);
}
