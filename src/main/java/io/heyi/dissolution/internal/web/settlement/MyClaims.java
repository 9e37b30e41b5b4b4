package io.heyi.dissolution.internal.web.settlement;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.internal.settlement.LoweredClaims;
import io.heyi.shared.PageRequest;
import io.heyi.web.HomeBlock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** On the home page of a creditor: claims that were lowered, disputed or rejected, with the reason. */
@Component
class MyClaims implements HomeBlock {

    private static final int ROWS = 5;

    private final LoweredClaims claims;

    MyClaims(LoweredClaims claims) {
        this.claims = claims;
    }

    @Override
    public int order() {
        return 18;
    }

    @Override
    public String fragment() {
        return "dissolution/claim-parts :: lowered";
    }

    @Override
    public boolean wide() {
        return true;
    }

    @Override
    public Map<String, Object> model(CurrentUser user) {
        var rows = claims.of(user, new PageRequest(0, ROWS));
        return rows.total() == 0 ? Map.of() : Map.of("rows", rows);
    }
}
