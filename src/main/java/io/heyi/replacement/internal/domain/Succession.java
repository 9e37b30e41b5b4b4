package io.heyi.replacement.internal.domain;

import io.heyi.shared.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows from the members' decision against a party: the search, the last vote, the hand-over, what was carried out, and what a granted appeal makes good. */
public final class Succession extends Teller {

    private Search search;
    private List<Remedy> remedies = new ArrayList<>();
    private HandOver handOver;
    private List<Carried> carried = new ArrayList<>();
    private LocalDate coverUntil;
    private Compensation compensation;

    public Search beginSearch(Search.Holder holder, List<Candidate> backups) {
        search = Search.begin(holder.actor(), holder.name(), backups);
        return search;
    }

    /** @throws IllegalStateException before the search has begun */
    public Search search() {
        if (search == null) {
            throw new IllegalStateException("there is no search");
        }
        return search;
    }

    public Optional<Search> searched() {
        return Optional.ofNullable(search);
    }

    // --- nobody was found

    private Remedy remedy() {
        if (remedies.isEmpty() || remedies.getLast().voting() != null && remedies.getLast().voting().result() != null) {
            remedies.add(Remedy.begin(search.round()));
        }
        return remedies.getLast();
    }

    /** Which vote on what to do without a substitute this is, from 1. */
    public int lastVoteNumber() {
        remedy();
        return remedies.size();
    }

    /** Whether a cover may still be proposed: once in a case. */
    public boolean mayProposeCover() {
        return remedies.size() <= 1 && search.round() == 1 && search.candidates().stream().noneMatch(one -> one.source() == Candidate.Source.COVER) && remedy().voting() == null;
    }

    /** The last one asked to propose a cover. */
    public Optional<Hearing.Judge> proposer() {
        return remedy().proposers().isEmpty() ? Optional.empty() : Optional.of(remedy().proposers().getLast());
    }

    public void askProposer(Hearing.Judge next) {
        change(remedy().asking(next));
        tell(SYSTEM, "coverAsked", Map.of("group", next.group(), "dueAt", next.dueAt().toString()));
    }

    /** Whether somebody has proposed a cover, or said that there is none. */
    public boolean isProposalMade() {
        return remedy().noCover() != null || proposedCover().isPresent();
    }

    public Optional<Candidate> proposedCover() {
        return search.candidates().stream().filter(one -> one.source() == Candidate.Source.COVER).findFirst();
    }

    /** @param group that the task was offered to */
    public Ruling proposeCover(String group, Candidate cover, String reason, String person) {
        if (!remedy().waitsFor(group) || proposedCover().isPresent()) {
            return Ruling.tooLate("replacement.refusal.tooLate");
        }
        search.propose(cover, reason, person);
        return Ruling.accepted();
    }

    /** @param group that the task was offered to */
    public Ruling noCover(String group, String reason, String person) {
        if (!remedy().waitsFor(group) || proposedCover().isPresent()) {
            return Ruling.tooLate("replacement.refusal.tooLate");
        }
        change(remedy().withoutCover(reason));
        tell(person, "noCover", Map.of("reason", reason));
        return Ruling.accepted();
    }

    public void openLastVote(Remedy.Vote vote) {
        change(remedy().opened(vote));
        tell(SYSTEM, "lastVoteOpened", Map.of("ballot", vote.ballot() == null ? "" : vote.ballot(), "members", vote.voters().size(), "leftOut", vote.leftOut().size(), "until", vote.endsAt().toString()));
    }

    public void countLastVote(Remedy.Result result) {
        change(remedy().counted(result));
        tell(SYSTEM, "lastVoteCounted", Map.of("outcome", result.choice().id(), "votes", result.votes(), "quorum", result.needed(), "seats", result.seats()));
    }

    /** The ballot of this round; empty before it is open. */
    public Optional<Remedy.Vote> lastVote() {
        return remedies.isEmpty() ? Optional.empty() : Optional.ofNullable(remedies.getLast().voting());
    }

    /** What the members have chosen last in this round; empty before a count. */
    public Optional<Remedy.Choice> chosen() {
        return remedies.stream().filter(one -> search != null && one.round() == search.round() && one.voting() != null && one.voting().result() != null)
                .reduce((earlier, later) -> later).map(one -> one.voting().result().choice());
    }

    private void change(Remedy changed) {
        remedies.set(remedies.size() - 1, changed);
    }

    // --- the hand-over

    /** @return the checklist of this round; one that is over stays over */
    public HandOver beginHandOver(List<String> deliverables, Instant due) {
        if (handOver == null) {
            handOver = HandOver.begin(deliverables, due);
        }
        return handOver;
    }

    public Optional<HandOver> handOver() {
        return Optional.ofNullable(handOver);
    }

    // --- carried out

    public void carry(Carried what) {
        carried.add(what);
        var details = new LinkedHashMap<String, Object>(Map.of("party", what.party().value(), "condition", what.condition(), "version", what.version(), "lastDay", what.lastDay().toString()));
        if (what.successor() != null) {
            details.put("successor", what.successor().value());
        }
        tell(SYSTEM, "carriedOut." + what.change().name(), details);
    }

    /** The cover holds the part until that day; the hand-over to whoever comes next is another one. */
    public void cover(LocalDate until) {
        coverUntil = until;
    }

    /** The search comes back. */
    public void searchAgain(Search.Holder holder, List<Candidate> backups) {
        handOver = null;
        search.again(holder, backups);
    }

    // --- a granted appeal

    public void compensate(Compensation note) {
        compensation = note;
        tell(SYSTEM, "compensationNoted", Map.of("days", note.days(), "points", note.points().toPlainString()));
    }

    public void askSettler(Hearing.Judge next) {
        compensation = compensation.asking(next);
        tell(SYSTEM, "settlerAsked", Map.of("group", next.group(), "dueAt", next.dueAt().toString()));
    }

    /** @param group that the task was offered to */
    public Ruling settle(String group, String words, String person, Instant at) {
        if (compensation == null || !compensation.waitsFor(group)) {
            return Ruling.tooLate("replacement.refusal.tooLate");
        }
        compensation = compensation.settledBy(words, person, at);
        tell(person, "compensationSettled", Map.of("settlement", words));
        return Ruling.accepted();
    }

    @Override
    public List<Fact> takeFacts() {
        var all = new ArrayList<>(super.takeFacts());
        searched().ifPresent(one -> all.addAll(one.takeFacts()));
        handOver().ifPresent(one -> all.addAll(one.takeFacts()));
        return all;
    }

    public List<Remedy> remedies() {
        return List.copyOf(remedies);
    }

    public List<Carried> carried() {
        return List.copyOf(carried);
    }

    public Optional<LocalDate> coverUntil() {
        return Optional.ofNullable(coverUntil);
    }

    public Optional<Compensation> compensation() {
        return Optional.ofNullable(compensation);
    }
}
