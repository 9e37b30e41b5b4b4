package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.access.Groups;
import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalView;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what happens next in a founding and who has to act. */
@Component
class WaitingFor {

    private final Access access;

    WaitingFor(Access access) {
        this.access = access;
    }

    /** @param key message key part under {@code proposalpages.next} */
    record Next(String key, List<String> people) {}

    Next of(ProposalView view, Optional<InstanceView> instance) {
        return switch (view.status()) {
            case DRAFT -> new Next("draft", List.of(view.proposer()));
            case SUBMITTED -> new Next("submitted", List.of());
            case REWORK -> new Next("rework", List.of(view.proposer()));
            case IN_DECISION -> isAt(instance, "userTask_VoteOnFunding") || !view.votes().isEmpty() && voting(view)
                    ? new Next("committee", view.votes().stream().filter(vote -> vote.at() == null).map(ProposalView.Vote::voter).toList())
                    : new Next("sponsorship", platformOwners(view));
            case PLEDGING -> isAt(instance, "userTask_ScaleDown")
                    ? new Next("scaleDown", List.of(view.proposer()))
                    : new Next("pledging", view.pledges().stream().filter(pledge -> "INVITED".equals(pledge.state())).map(ProposalView.Pledge::coFounder).toList());
            case SIGNING -> new Next("signing", view.signatures().stream().filter(signature -> signature.signedAt().isEmpty())
                    .map(ProposalView.Signature::signatory).distinct().toList());
            case PROVISIONING -> new Next("provisioning", List.of());
            case FOUNDED -> new Next("founded", List.of());
            case DECLINED -> new Next("declined", List.of());
            case LAPSED -> new Next("lapsed", List.of());
            case WITHDRAWN -> new Next("withdrawn", List.of());
        };
    }

    private static boolean voting(ProposalView view) {
        return view.votes().stream().anyMatch(vote -> vote.at() == null);
    }

    private static boolean isAt(Optional<InstanceView> instance, String element) {
        return instance.map(view -> view.activeElements().contains(element)).orElse(false);
    }

    private List<String> platformOwners(ProposalView view) {
        return access.members(Groups.of(Relation.Kind.PLATFORM_OWNER, view.platform())).stream().map(Username::value)
                .filter(name -> !name.equals(view.proposer()) && !view.coFounders().contains(name)).toList();
    }
}
