package io.heyi.emc.internal.web.sharing;

import io.heyi.access.CurrentUser;
import io.heyi.emc.EmcView;
import io.heyi.emc.EmcPart;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was shared, on the page of an EMC. */
@Component
class SharingPart implements EmcPart {

    private final SharingPanel panel;

    SharingPart(SharingPanel panel) {
        this.panel = panel;
    }

    @Override
    public Place place() {
        return Place.MONEY;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String fragment() {
        return "emc/sharing :: statements";
    }

    @Override
    public Optional<Map<String, Object>> model(EmcView emc, CurrentUser reader) {
        return Optional.of(Map.of("code", emc.code().value(), "view", panel.of(reader, emc.code()), "whatIf", WhatIfForm.of(emc.terms()).address()));
    }
}
