package io.heyi.talent.internal.matching;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.Openings;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Openings and micro-enterprises that a person does not want to be proposed for ("wishes respected", issue 5). They hold for proposals only: lists stay whole, and
 * owners and coordinators do not learn of them.
 */
@Service
@Transactional
public class Exclusions {

    /** Enough for everybody's taste, few enough to be read at one glance. */
    static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Openings openings;
    private final Microenterprises microenterprises;
    private final ProposalAnswers proposed;
    private final Clock clock;

    Exclusions(JdbcClient jdbc, Openings openings, Microenterprises microenterprises, ProposalAnswers proposed, Clock clock) {
        this.jdbc = jdbc;
        this.openings = openings;
        this.microenterprises = microenterprises;
        this.proposed = proposed;
        this.clock = clock;
    }

    /** What became of a wish to be left out. */
    public enum Reply { DONE, NOT_A_PLACE, TOO_MANY }

    private boolean isPlace(String code) {
        return OpeningCode.parse(code).map(opening -> openings.find(opening).isPresent()).orElseGet(() -> microenterprises.find(List.of(code)).containsKey(code));
    }

    /** Again changes nothing. @param place code of an opening or a micro-enterprise that there is, or has been */
    public Reply exclude(CurrentUser person, String place) {
        if (!isPlace(place)) {
            return Reply.NOT_A_PLACE;
        }
        var known = of(person.username());
        if (known.size() >= MOST && !known.contains(place)) {
            return Reply.TOO_MANY;
        }
        jdbc.sql("insert into talent.matching_exclusion (person, place, at) values (?, ?, ?) on conflict do nothing")
                .params(person.username().value(), place, TrialStore.utc(clock.instant())).update();
        proposed.leftOut(person, place);
        return Reply.DONE;
    }

    /** The person may be proposed for it again; what was not excluded stays so. */
    public void allow(CurrentUser person, String place) {
        jdbc.sql("delete from talent.matching_exclusion where person = ? and place = ?").params(person.username().value(), place).update();
    }

    /** Codes that this person has excluded, in order; for the person alone. */
    @Transactional(readOnly = true)
    public List<String> of(Username person) {
        return jdbc.sql("select place from talent.matching_exclusion where person = ? order by place").param(person.value()).query(String.class).list();
    }

    /** By person what a proposal leaves out: what was excluded, and openings about which an objection waits for its answer. */
    @Transactional(readOnly = true)
    public Map<String, Set<String>> all() {
        var all = new HashMap<String, Set<String>>();
        jdbc.sql("select person, place from talent.matching_exclusion union select person, opening from talent.matching_objection where answer is null")
                .query((row, n) -> all.computeIfAbsent(row.getString(1), none -> new TreeSet<>()).add(row.getString(2))).list();
        return all;
    }
}
