package io.heyi.dissolution.internal.settlement;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.ledger.Ledger.Entry;
import io.heyi.ledger.PrivateAmounts;
import java.util.HashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Keeps the wages of a settlement as private in the books as on its own page: where the sum of wages is guarded there, so are the entries that it stands in or follows
 * from (docs/adr/0025).
 */
@Component
class PrivateWages implements PrivateAmounts {

    private static final Pattern TELLING = Pattern.compile("(DC-[0-9]{4,9})/(inventory|payment|result|capital)");

    private final SettlementViews views;

    PrivateWages(SettlementViews views) {
        this.views = views;
    }

    @Override
    public Predicate<Entry> from(CurrentUser reader, String owner) {
        var known = new HashMap<String, Boolean>();
        return entry -> {
            var telling = TELLING.matcher(entry.entryKey());
            return telling.matches() && known.computeIfAbsent(telling.group(1), code -> views.guardsWages(new DissolutionCode(code), owner, reader));
        };
    }
}
