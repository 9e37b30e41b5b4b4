package io.heyi.interest.internal;

import io.heyi.access.Username;
import io.heyi.interest.Interest;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestRegister;
import io.heyi.interest.Panel;
import io.heyi.interest.Panel.Exclusion;
import io.heyi.interest.PanelCall;
import io.heyi.interest.Panels;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        return panel(call, register.conflicted(call.candidates(), call.objects(), clock.instant()));
    }

    static Panel panel(PanelCall call, Map<Username, List<Interest>> interests) {
        var members = new ArrayList<Username>();
        var excluded = new ArrayList<Exclusion>();
        call.candidates().forEach(candidate -> {
            var kinds = interests.getOrDefault(candidate, List.of()).stream().map(Interest::kind).collect(Collectors.toCollection(() -> EnumSet.noneOf(InterestKind.class)));
            boolean concerned = kinds.remove(InterestKind.SELF) || call.concerned().contains(candidate);
            if (concerned || !kinds.isEmpty()) {
                excluded.add(new Exclusion(candidate, kinds, concerned));
            } else {
                members.add(candidate);
            }
        });
        return members.size() >= call.seats() ? new Panel.Possible(members, excluded) : new Panel.Impossible(members, call.seats(), excluded);
    }
}
