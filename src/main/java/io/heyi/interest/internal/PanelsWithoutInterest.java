package io.heyi.interest.internal;

import io.heyi.interest.InterestRegister;
import io.heyi.interest.Panel;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class PanelsWithoutInterest implements Panels {

    private final InterestRegister register;
    private final Clock clock;

    PanelsWithoutInterest(InterestRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public Panel call(PanelCall call) {
        return Panel.of(call, register.conflicted(call.candidates(), call.objects(), clock.instant()));
    }
}
