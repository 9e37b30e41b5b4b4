package io.heyi.talent.internal.matching;

import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.domain.Ranking;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningRanking;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Service;

/** Openings for a person, those that fit best first. The points and reasons are those of the rules, whatever order is in use. */
@Service
@Primary
public class RankedOpenings implements OpeningRanking {

    private final Matching matching;
    private final Candidates candidates;
    private final OrderInUse orders;

    RankedOpenings(Matching matching, Candidates candidates, OrderInUse orders) {
        this.matching = matching;
        this.candidates = candidates;
        this.orders = orders;
    }

    @Override
    public PageOf<Ranked> forPerson(Username person, PageRequest page) {
        return Ranking.of(matching.index(), candidates.find(person), orders.current(), page);
    }

    /** Why an opening is where it is for somebody; closed ones too, as long as people ask. */
    public Ranked explain(Username person, Opening opening) {
        return Ranking.of(matching.index(opening), candidates.find(person), orders.current(), PageRequest.first()).items().getFirst();
    }
}
