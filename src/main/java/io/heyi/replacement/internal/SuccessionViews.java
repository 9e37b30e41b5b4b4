package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.emc.Emcs;
import io.heyi.replacement.internal.SuccessionView.CandidateView;
import io.heyi.replacement.internal.SuccessionView.CompensationView;
import io.heyi.replacement.internal.SuccessionView.HandOverView;
import io.heyi.replacement.internal.SuccessionView.SearchView;
import io.heyi.replacement.internal.SuccessionView.TenderView;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Compensation;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Search;
import io.heyi.tender.TenderCode;
import io.heyi.tender.Tenders;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes views of what follows from a decision. */
@Component
class SuccessionViews {

    private final Substitutes substitutes;
    private final HandOvers handOvers;
    private final Tenders tenders;
    private final Emcs emcs;

    SuccessionViews(Substitutes substitutes, HandOvers handOvers, Tenders tenders, Emcs emcs) {
        this.substitutes = substitutes;
        this.handOvers = handOvers;
        this.tenders = tenders;
        this.emcs = emcs;
    }

    /** @param party whether the reader sees everything; else of the candidates only his own */
    SuccessionView of(ReplacementCase found, CurrentUser reader, boolean party) {
        var succession = found.succession();
        if (succession.searched().isEmpty() && succession.carried().isEmpty()) {
            return null;
        }
        var search = succession.searched().map(one -> new SearchView(one.round(), one.holder(),
                one.candidates().stream().filter(candidate -> party || emcs.actsFor(reader, candidate.actor())).map(SuccessionViews::candidate).toList(), party ? tenders(one.tenders()) : List.<TenderView>of()));
        var handOver = succession.handOver().map(one -> handOver(found, one, reader));
        var compensation = succession.compensation().filter(note -> party).map(note -> compensation(found, note));
        return new SuccessionView(search.orElse(null), party ? succession.remedies().stream().filter(one -> one.voting() != null || one.noCover() != null).toList() : List.of(), handOver.orElse(null),
                succession.carried(), succession.coverUntil().orElse(null), compensation.orElse(null));
    }

    private List<TenderView> tenders(List<Search.Called> called) {
        var bidsUntil = tenders.bidsUntil(called.stream().filter(one -> one.outcome() == null).map(one -> new TenderCode(one.tender())).toList());
        return called.stream().map(one -> new TenderView(one.round(), one.tender(), bidsUntil.get(new TenderCode(one.tender())), one.endsBy(), one.outcome())).toList();
    }

    private static CandidateView candidate(Candidate one) {
        boolean asked = one.state() == Candidate.State.ASKED || one.state() == Candidate.State.SIGNED;
        return new CandidateView(one.actor(), one.name(), one.source(), one.rank(), one.round(), asked ? one.substitute().ratioPercent() : null, one.until(), one.state(), one.dueAt(), one.reason());
    }

    private HandOverView handOver(ReplacementCase found, HandOver list, CurrentUser reader) {
        var holder = found.succession().search().holder();
        var taker = substitutes.takes(found);
        boolean open = found.step() == ReplacementStep.HANDING_OVER && !list.isOver();
        var name = found.succession().search().taker().filter(one -> one.actor().equals(taker)).map(Candidate::name).orElseGet(() -> emcs.names(List.of(taker)).getOrDefault(taker, taker.value()));
        return new HandOverView(holder.actor(), holder.name(), taker, name, list.items(), list.dueAt(), list.isEscalated(),
                list.closedAt().orElse(null), open && handOvers.adds(reader, found), open && handOvers.gives(reader, found), open && handOvers.takes(reader, found));
    }

    private static CompensationView compensation(ReplacementCase found, Compensation note) {
        return new CompensationView(note.points(), note.from(), note.to(), note.days(), note.pointDays(), note.basis(), note.settled(),
                "/api/v1/replacement-cases/" + found.code() + "/compensation");
    }
}
