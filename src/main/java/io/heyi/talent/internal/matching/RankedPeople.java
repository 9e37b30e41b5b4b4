package io.heyi.talent.internal.matching;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.domain.PeopleRanking;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningRanking.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;

/** Everybody who looks for a place, those who fit an opening best first. Nobody is left out: who fits least is last. */
@Service
public class RankedPeople {

    private final Matching matching;
    private final Seeking seeking;
    private final OrderInUse orders;
    private final Access access;

    RankedPeople(Matching matching, Seeking seeking, OrderInUse orders, Access access) {
        this.matching = matching;
        this.seeking = seeking;
        this.orders = orders;
        this.access = access;
    }

    /** @param name as people call him or her */
    public record RankedPerson(String person, String name, BigDecimal score, List<Reason> reasons) {}

    public PageOf<RankedPerson> forOpening(Opening opening, PageRequest page) {
        var ranked = PeopleRanking.of(matching.index(opening), seeking.people(), orders.current(), page);
        var names = access.people(ranked.items().stream().map(one -> new Username(one.person().person())).toList());
        return ranked.map(one -> {
            var known = names.get(new Username(one.person().person()));
            return new RankedPerson(one.person().person(), known == null ? one.person().person() : known.displayName(), one.explanation().points(), one.explanation().reasons());
        });
    }
}
