package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.CurrentUser;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.MicroenterprisePart;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.shared.PageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Elections on the page of a micro-enterprise: the open and the last ones, the backup leader, and what the reader may start. */
@Component
class ElectionPart implements MicroenterprisePart {

    private static final int SHOWN = 3;

    private final Elections elections;

    ElectionPart(Elections elections) {
        this.elections = elections;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String fragment() {
        return "microenterprise/election-parts :: block";
    }

    @Override
    public Optional<Map<String, Object>> model(MicroenterpriseView microenterprise, CurrentUser reader) {
        var model = new HashMap<String, Object>();
        model.put("code", microenterprise.code());
        model.put("elections", elections.list(reader, microenterprise.code(), false, new PageRequest(0, SHOWN)).items());
        model.put("mayStart", elections.mayStart(reader, microenterprise.code()));
        elections.backup(microenterprise.code()).ifPresent(backup -> model.put("backup", backup));
        return Optional.of(model);
    }
}
