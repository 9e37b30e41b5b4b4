package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.internal.domain.TenderPolicy;
import io.heyi.tender.internal.persistence.TenderList;
import io.heyi.tender.internal.persistence.TenderList.Row;
import io.heyi.tender.internal.persistence.TenderList.Which;
import io.heyi.tender.internal.persistence.TenderStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tenders that a reader may know of, and those that wait for the reader. */
@Service
@Transactional(readOnly = true)
public class TenderDirectory {

    /** More than wait for anybody's answer at a time. */
    private static final int LOOKED_AT = 200;

    private final TenderList list;
    private final TenderStore tenders;
    private final TenderRights rights;
    private final Bidders bidders;
    private final TenderPolicy policy;
    private final Clock clock;

    TenderDirectory(TenderList list, TenderStore tenders, TenderRights rights, Bidders bidders, TenderPolicy policy, Clock clock) {
        this.list = list;
        this.tenders = tenders;
        this.rights = rights;
        this.bidders = bidders;
        this.policy = policy;
        this.clock = clock;
    }

    public PageOf<Row> search(CurrentUser reader, String query, Which which, PageRequest page) {
        return mayLook(reader) ? list.search(reader.isInside(), bidders.partiesOf(reader), query, which, page) : PageOf.of(List.of(), 0, page);
    }

    /** Calls that a party of the reader's could answer and has not. */
    public List<Row> waitingForBids(CurrentUser reader, int limit) {
        var own = bidders.partiesOf(reader);
        return own.isEmpty() ? List.of() : list.waitingForBids(reader.isInside(), own, clock.instant(), limit);
    }

    /** Own calls with questions that wait for an answer, and for stand-ins those of callers who have left them open. */
    public List<Row> waitingForAnswers(CurrentUser reader, int limit) {
        var own = bidders.partiesOf(reader);
        boolean standIn = reader.has(policy.standInRole());
        if (own.isEmpty() && !standIn) {
            return List.of();
        }
        return list.waitingForAnswers(own, standIn, clock.instant(), LOOKED_AT).stream().filter(row -> tenders.find(row.code()).filter(tender -> rights.mayAnswer(reader, tender)).isPresent())
                .limit(limit).toList();
    }

    /** What the callers of these are called. */
    public Map<PartyId, String> names(List<Row> rows) {
        return bidders.find(rows.stream().map(Row::caller).distinct().toList()).values().stream().collect(Collectors.toUnmodifiableMap(Bidders.Bidder::id, Bidders.Bidder::name));
    }

    private static boolean mayLook(CurrentUser reader) {
        return reader.isInside() || reader.has(Role.EXTERNAL_PARTNER);
    }
}
