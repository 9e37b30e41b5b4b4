package io.heyi.talent.internal.matching.web;

import io.heyi.access.Access;
import io.heyi.shared.PageOf;
import io.heyi.talent.internal.matching.Exclusions;
import io.heyi.talent.internal.matching.Objection;
import io.heyi.talent.internal.matching.Objections;
import io.heyi.talent.internal.matching.ProposalStore;
import io.heyi.talent.internal.matching.ProposalStore.Proposal;
import io.heyi.talent.internal.matching.ProposalStore.Proposed;
import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.talent.internal.matching.Proposals;
import io.heyi.talent.internal.matching.RankedOpenings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Matches, objections and proposals, for clients. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Matching")
class MatchingApiController {

    private final MatchingReader reader;
    private final RankedOpenings ranking;
    private final Objections objections;
    private final Proposals proposals;
    private final Exclusions exclusions;
    private final ProposalAnswers answers;
    private final Access access;
    private final MessageSource messages;

    MatchingApiController(MatchingReader reader, RankedOpenings ranking, Objections objections, Proposals proposals, Exclusions exclusions, ProposalAnswers answers, Access access, MessageSource messages) {
        this.reader = reader;
        this.ranking = ranking;
        this.objections = objections;
        this.proposals = proposals;
        this.exclusions = exclusions;
        this.answers = answers;
        this.access = access;
        this.messages = messages;
    }

    record ObjectionInput(String text) {}

    /** @param salary of the owner's offer, gross a month for full time; left out by persons and for a no */
    record PairAnswer(boolean yes, String salary) {}

    record ProposalView(Proposal proposal, PageOf<Proposed> places) {}

    @GetMapping("/openings/{code}/matches/mine")
    @Operation(summary = "Why an opening stands where it does in my list: points and reasons in words and numbers")
    MatchView mine(@PathVariable String code, Locale locale) {
        var user = access.currentUser();
        var match = ranking.explain(user.username(), reader.opening(user, code));
        return new MatchView(code, user.username().value(), match.score(), MatchView.lines(match.reasons(), messages, locale));
    }

    @PostMapping("/openings/{code}/matches/mine/objections")
    @Operation(summary = "Object to the reasons of my match; a pool coordinator answers. While one waits for its answer, sending again changes nothing")
    Objection object(@PathVariable String code, @RequestBody ObjectionInput input) {
        var user = access.currentUser();
        return MatchingReader.stands(objections.object(user, reader.opening(user, code).code(), input.text()));
    }

    @GetMapping("/matching/exclusions/mine")
    @Operation(summary = "Openings and micro-enterprises that I do not want to be proposed for; nobody else reads them")
    List<String> exclusions() {
        var user = access.currentUser();
        MatchingReader.inside(user);
        return exclusions.of(user.username());
    }

    @PutMapping("/matching/exclusions/mine/{place}")
    @Operation(summary = "Do not propose me for this opening (\"OP-0001\") or micro-enterprise (\"ME-0001\"); again changes nothing", description = "Holds for monthly proposals; lists stay whole.")
    List<String> exclude(@PathVariable String place) {
        var user = access.currentUser();
        MatchingReader.inside(user);
        MatchingReader.excluded(exclusions.exclude(user, place));
        return exclusions.of(user.username());
    }

    @DeleteMapping("/matching/exclusions/mine/{place}")
    @Operation(summary = "I may be proposed for it again")
    List<String> include(@PathVariable String place) {
        var user = access.currentUser();
        MatchingReader.inside(user);
        exclusions.allow(user, place);
        return exclusions.of(user.username());
    }

    @GetMapping("/openings/{code}/candidates")
    @Operation(summary = "Everybody who looks for a place, those who fit best first, with reasons", description = "For the owner of the micro-enterprise, pool coordinators and auditors. Nobody is left out: who fits least is last.")
    PageOf<MatchView> candidates(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size, Locale locale) {
        var user = access.currentUser();
        return reader.candidates(user, reader.opening(user, code), MatchingReader.paging(page, size))
                .map(one -> new MatchView(code, one.person(), one.score(), MatchView.lines(one.reasons(), messages, locale)));
    }

    @GetMapping("/assignment-proposals/pairs/mine")
    @Operation(summary = "What I am proposed for in this month's published proposal; 404 for nothing")
    ProposalStore.Pair myPair() {
        return answers.mine(access.currentUser().username()).orElseThrow(MatchingReader::unknown);
    }

    @PostMapping("/openings/{code}/pairs/mine/answer")
    @Operation(summary = "I say yes or no to being proposed for this opening; the same again changes nothing, silence is a no")
    void answer(@PathVariable String code, @RequestBody PairAnswer answer) {
        var user = access.currentUser();
        MatchingReader.done(answers.person(user, reader.opening(user, code).code(), answer.yes()));
    }

    @PostMapping("/openings/{code}/pairs/{person}/answer")
    @Operation(summary = "The owner says yes with a salary, which makes an offer, or no, to somebody who was proposed and has said yes")
    void answer(@PathVariable String code, @PathVariable String person, @RequestBody PairAnswer answer) {
        var user = access.currentUser();
        MatchingReader.done(answers.owner(user, reader.opening(user, code).code(), person, answer.yes(), answer.salary()));
    }

    @GetMapping("/assignment-proposals/{month}")
    @Operation(summary = "The proposal of a month, \"2025-06\", for all open places at once, for pool coordinators and auditors; it proposes and changes nothing")
    ProposalView proposal(@PathVariable String month, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        var found = proposals.read(access.currentUser(), MatchingReader.month(month)).orElseThrow(MatchingReader::unknown);
        return new ProposalView(found, proposals.places(found.month(), MatchingReader.paging(page, size)));
    }
}
