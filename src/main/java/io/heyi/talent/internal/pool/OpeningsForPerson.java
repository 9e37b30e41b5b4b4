package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Openings in the order of {@link OpeningRanking}; where there is none, the newest first. */
@Component
public class OpeningsForPerson {

    private final ObjectProvider<OpeningRanking> ranking;
    private final Openings openings;

    OpeningsForPerson(ObjectProvider<OpeningRanking> ranking, Openings openings) {
        this.ranking = ranking;
        this.openings = openings;
    }

    public PageOf<OpeningRanking.Ranked> forPerson(Username person, PageRequest page) {
        var order = ranking.getIfAvailable();
        return order != null ? order.forPerson(person, page) : openings.open(null, page).map(one -> new OpeningRanking.Ranked(one, null, List.of()));
    }
}
