package io.heyi.microenterprise.internal;

import io.heyi.access.CurrentUser;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalSummary;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.microenterprise.internal.domain.DraftCheck;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.microenterprise.internal.domain.PlanCheck;
import io.heyi.microenterprise.internal.domain.Proposal;
import io.heyi.microenterprise.internal.persistence.MicroenterpriseStore;
import io.heyi.microenterprise.internal.persistence.ProposalList;
import io.heyi.microenterprise.internal.persistence.ProposalRepository;
import io.heyi.microenterprise.internal.persistence.ScenarioStore;
import io.heyi.microenterprise.internal.process.FoundingMessages;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class ProposalService implements Proposals {

    private static final ProposalOutcome UNKNOWN = new ProposalOutcome.Unknown();

    private final ProposalRepository proposals;
    private final ProposalList list;
    private final MicroenterpriseStore microenterprises;
    private final ScenarioStore scenarios;
    private final PlanReview review;
    private final ProposalViews views;
    private final ProcessCommands process;
    private final FoundingPolicy policy;
    private final Clock clock;

    ProposalService(ProposalRepository proposals, ProposalList list, MicroenterpriseStore microenterprises, ScenarioStore scenarios, PlanReview review, ProposalViews views,
                    ProcessCommands process, FoundingPolicy policy, Clock clock) {
        this.proposals = proposals;
        this.list = list;
        this.microenterprises = microenterprises;
        this.scenarios = scenarios;
        this.review = review;
        this.views = views;
        this.process = process;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public ProposalOutcome submit(CurrentUser proposer, ProposalInput input, Optional<String> idempotencyKey) {
        if (!Readers.mayPropose(proposer)) {
            return new ProposalOutcome.NotAllowed("microenterprise.refusal.mayNotPropose");
        }
        if (idempotencyKey.filter(key -> !key.matches("[\\x21-\\x7e]{1,200}")).isPresent()) {
            return invalid("Idempotency-Key", "idempotencyKeyMalformed");
        }
        var repeated = idempotencyKey.flatMap(key -> proposals.earlier(proposer.username(), key)).map(earlier -> answerRepeat(earlier, input));
        return repeated.orElseGet(() -> submitNew(proposer, input, idempotencyKey));
    }

    private ProposalOutcome submitNew(CurrentUser proposer, ProposalInput input, Optional<String> idempotencyKey) {
        var now = clock.instant();
        var proposal = new Proposal(new ProposalId(UUID.randomUUID()), proposer.username(), now);
        return switch (review.review(proposal.id(), proposer.username(), input)) {
            case PlanCheck.Result.Faulty faulty -> new ProposalOutcome.Invalid(faulty.errors());
            case PlanCheck.Result.Sound sound -> {
                var earlier = idempotencyKey.flatMap(key -> proposals.claimKey(proposer.username(), key, input, proposal.id(), now));
                if (earlier.isPresent()) {
                    yield answerRepeat(earlier.get(), input);
                }
                proposal.submit(sound.plan(), input, now);
                proposals.insert(proposal);
                yield started(proposal);
            }
        };
    }

    private static ProposalOutcome answerRepeat(ProposalRepository.EarlierSubmission earlier, ProposalInput input) {
        return earlier.isOf(input) ? new ProposalOutcome.Done(earlier.id(), ProposalStatus.SUBMITTED, 0) : invalid("Idempotency-Key", "idempotencyKeyReused");
    }

    private ProposalOutcome started(Proposal proposal) {
        process.publish(FoundingMessages.PROPOSAL_SUBMITTED, proposal.id().toString(), FoundingMessages.startVariables(proposal));
        return done(proposal);
    }

    @Override
    public Optional<ProposalId> startDraft(CurrentUser proposer) {
        return startDraft(proposer, Optional.empty());
    }

    @Override
    public Optional<ProposalId> startDraft(CurrentUser proposer, String returnedScenario) {
        return scenarios.find(returnedScenario).filter(scenario -> scenario.takenUpBy() == null).flatMap(scenario -> startDraft(proposer, Optional.of(scenario)));
    }

    private Optional<ProposalId> startDraft(CurrentUser proposer, Optional<ReturnedScenarios.Scenario> scenario) {
        if (proposals.countDrafts(proposer.username()) >= policy.draftsPerPerson()) {
            return Optional.empty();
        }
        var proposal = new Proposal(new ProposalId(UUID.randomUUID()), proposer.username(), clock.instant());
        scenario.ifPresent(one -> proposal.saveDraft(new ProposalInput(null, one.platform(), null, one.text(), null, List.of(), List.of(), List.of(), null, null, null, null, null, one.id()),
                new Edit(proposal.draftVersion(), "", 0), clock.instant()));
        proposals.insert(proposal);
        return Optional.of(proposal.id());
    }

    @Override
    public ProposalOutcome saveDraft(CurrentUser proposer, ProposalId id, ProposalInput input, Edit edit) {
        return own(proposer, id, proposal -> {
            if (!proposal.mayBeEdited()) {
                return tooLate(proposal, "microenterprise.refusal.notEditable");
            }
            var errors = DraftCheck.check(input);
            if (!errors.isEmpty()) {
                return new ProposalOutcome.Invalid(errors);
            }
            if (!proposal.saveDraft(input, edit, clock.instant())) {
                return new ProposalOutcome.Changed();
            }
            proposals.save(proposal);
            return done(proposal);
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Draft> draft(CurrentUser proposer, ProposalId id) {
        return proposals.find(id).filter(proposal -> proposal.proposer().equals(proposer.username())).filter(Proposal::mayBeEdited)
                
                .map(proposal -> new Draft(proposal.draft().orElse(DraftCheck.EMPTY), proposal.draftVersion()));
    }

    @Override
    public ProposalOutcome discardDraft(CurrentUser proposer, ProposalId id) {
        return own(proposer, id, proposal -> {
            if (proposal.status() != ProposalStatus.DRAFT) {
                return tooLate(proposal, "microenterprise.refusal.notADraft");
            }
            proposals.delete(id);
            return done(proposal);
        });
    }

    @Override
    public ProposalOutcome submitDraft(CurrentUser proposer, ProposalId id) {
        if (!Readers.mayPropose(proposer)) {
            return new ProposalOutcome.NotAllowed("microenterprise.refusal.mayNotPropose");
        }
        return own(proposer, id, proposal -> switch (proposal.status()) {
            case DRAFT -> submitChecked(proposal);
            // a second click: the check may have run in between
            case SUBMITTED, IN_DECISION -> done(proposal);
            case REWORK -> tooLate(proposal, "microenterprise.refusal.resubmitByTask");
            default -> tooLate(proposal, "microenterprise.refusal.notADraft");
        });
    }

    private ProposalOutcome submitChecked(Proposal proposal) {
        var input = proposal.draft().orElse(DraftCheck.EMPTY);
        return switch (review.review(proposal.id(), proposal.proposer(), input)) {
            case PlanCheck.Result.Faulty faulty -> new ProposalOutcome.Invalid(faulty.errors());
            case PlanCheck.Result.Sound sound -> {
                proposal.submit(sound.plan(), input, clock.instant());
                proposals.save(proposal);
                yield started(proposal);
            }
        };
    }

    /** Not read-only: asking for an unknown name may add it to the directory. */
    @Override
    public List<FieldError> check(CurrentUser proposer, ProposalInput input) {
        return review.review(new ProposalId(UUID.randomUUID()), proposer.username(), input) instanceof PlanCheck.Result.Faulty faulty ? faulty.errors() : List.of();
    }

    @Override
    public ProposalOutcome withdraw(CurrentUser by, ProposalId id) {
        var found = proposals.findForUpdate(id).filter(proposal -> Readers.mayRead(by, proposal));
        if (found.isEmpty()) {
            return UNKNOWN;
        }
        var proposal = found.get();
        if (!proposal.proposer().equals(by.username())) {
            return new ProposalOutcome.NotAllowed("microenterprise.refusal.onlyProposerWithdraws");
        }
        boolean before = proposal.status() == ProposalStatus.WITHDRAWN;
        if (!proposal.withdraw(Optional.empty(), clock.instant())) {
            return tooLate(proposal, proposal.status() == ProposalStatus.DRAFT ? "microenterprise.refusal.notSubmitted" : "microenterprise.refusal.tooLateToWithdraw");
        }
        if (!before) {
            proposals.save(proposal);
            process.publish(FoundingMessages.PROPOSAL_WITHDRAWN, id.toString(), FoundingMessages.withdrawalVariables(proposal));
        }
        return done(proposal);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ProposalView> find(CurrentUser reader, ProposalId id, Locale locale) {
        return proposals.find(id).filter(proposal -> Readers.mayRead(reader, proposal)).map(proposal -> views.view(proposal, Optional.of(reader.username()), reader.isInside(), locale));
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<ProposalSummary> list(CurrentUser reader, String query, Set<ProposalStatus> statuses, boolean onlyMine, PageRequest page) {
        return list.page(reader.username(), onlyMine || !reader.isInside(), query, statuses, page);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Agreement> agreement(CurrentUser reader, ProposalId id) {
        return proposals.find(id).filter(proposal -> Readers.mayRead(reader, proposal)).flatMap(Proposal::agreement);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlatformView> platforms() {
        return microenterprises.platforms().stream().map(id -> new PlatformView(id, "microenterprise.platform." + id)).toList();
    }

    private ProposalOutcome own(CurrentUser person, ProposalId id, java.util.function.Function<Proposal, ProposalOutcome> act) {
        var found = proposals.findForUpdate(id).filter(proposal -> Readers.mayRead(person, proposal));
        if (found.isEmpty()) {
            return UNKNOWN;
        }
        return found.get().proposer().equals(person.username()) ? act.apply(found.get()) : new ProposalOutcome.NotAllowed("microenterprise.refusal.onlyProposer");
    }

    private static ProposalOutcome done(Proposal proposal) {
        return new ProposalOutcome.Done(proposal.id(), proposal.status(), proposal.draftVersion());
    }

    private static ProposalOutcome tooLate(Proposal proposal, String messageKey) {
        return new ProposalOutcome.TooLate(messageKey, proposal.status());
    }

    private static ProposalOutcome invalid(String field, String code) {
        return new ProposalOutcome.Invalid(List.of(FieldError.of(field, "microenterprise.error." + code)));
    }
}
