package io.heyi.talent.internal.matching;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.domain.Candidate;
import io.heyi.talent.internal.matching.domain.Explanation;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningRanking.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** Everybody who looks for a place, those who fit an opening best first. Nobody is left out: who fits least is last. */
@Service
public class RankedPeople {

    private final Matching matching;
    private final Candidates candidates;
    private final OrderInUse orders;
    private final Access access;

    RankedPeople(Matching matching, Candidates candidates, OrderInUse orders, Access access) {
        this.matching = matching;
        this.candidates = candidates;
        this.orders = orders;
        this.access = access;
    }

    /** @param name as people call him or her */
    public record RankedPerson(String person, String name, BigDecimal score, List<Reason> reasons) {}

    private record Scored(Candidate candidate, double score) {}

    public PageOf<RankedPerson> forOpening(Opening opening, PageRequest page) {
        var index = matching.index(opening);
        var comparison = index.comparison();
        var order = orders.current();
        var all = new ArrayList<Scored>();
        candidates.forEachAvailable(candidate -> all.add(new Scored(candidate, order.of(comparison.of(candidate)[0]))));
        all.sort(Comparator.comparingDouble((Scored one) -> -one.score()).thenComparing(one -> one.candidate().person()));
        var shown = all.stream().skip(page.offset()).limit(page.size()).map(Scored::candidate).toList();
        var names = access.people(shown.stream().map(candidate -> new Username(candidate.person())).toList());
        var items = shown.stream().map(candidate -> {
            var explanation = Explanation.of(candidate, opening, comparison.of(candidate)[0], index);
            var known = names.get(new Username(candidate.person()));
            return new RankedPerson(candidate.person(), known == null ? candidate.person() : known.displayName(), explanation.points(), explanation.reasons());
        }).toList();
        return PageOf.of(items, all.size(), page);
    }
}
