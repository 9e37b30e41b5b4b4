package io.heyi.dissolution.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.dissolution.internal.DissolutionList;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.reasons.ReasonsToDissolve;
import io.heyi.microenterprise.MicroenterprisePart;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.shared.PageRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cases on the page of a micro-enterprise, and the way to open one. */
@Component
class DissolutionsOfMicroenterprise implements MicroenterprisePart {

    private static final int ROWS = 3;

    private final DissolutionList list;
    private final DissolutionOpening opening;
    private final ReasonsToDissolve reasons;

    DissolutionsOfMicroenterprise(DissolutionList list, DissolutionOpening opening, ReasonsToDissolve reasons) {
        this.reasons = reasons;
        this.list = list;
        this.opening = opening;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String fragment() {
        return "dissolution/parts :: ofMicroenterprise";
    }

    @Override
    public Optional<Map<String, Object>> model(MicroenterpriseView microenterprise, CurrentUser reader) {
        var rows = list.search(new DissolutionList.Filter("", microenterprise.code(), ""), reader, new PageRequest(0, ROWS));
        boolean mayOpen = !opening.mayOpen(reader, microenterprise).isEmpty();
        var standing = reasons.standing(reader, microenterprise.code(), new PageRequest(0, ROWS));
        return rows.total() + standing.total() == 0 && !mayOpen ? Optional.empty()
                : Optional.of(Map.of("rows", rows, "mayOpen", mayOpen, "code", microenterprise.code(), "reasons", standing, "triggers", opening.mayOpen(reader, microenterprise)));
    }
}
