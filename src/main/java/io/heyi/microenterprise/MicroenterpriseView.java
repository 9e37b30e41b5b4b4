package io.heyi.microenterprise;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A micro-enterprise as API and pages show it. {@code proposalId} is null for one that ran before the company came to Heyi. */
public record MicroenterpriseView(String code, String name, MicroenterpriseState state, String platform, MicroenterpriseKind kind, String userScenario,
                                  String valueProposition, String owner, List<Member> members, List<Right> rights, List<ProposalView.Target> targets,
                                  String currency, BigDecimal cashFlowAllowance, int horizonMonths, Instant foundedAt, ProposalId proposalId,
                                  List<Balance> balances, List<StateChange> history) {

    /** @param role OWNER or MEMBER */
    public record Member(String username, String displayName, String role, Instant since) {}

    /** The three rights (domain.md §0.3): DECISION, PERSONNEL, DISTRIBUTION. */
    public record Right(String right, String holder, Instant since) {}

    /** @param account cash or capital; @param holder empty for cash, else {@code platform:...} or {@code member:...} */
    public record Balance(String account, String holder, BigDecimal amount, int lossOrder) {}

    public record StateChange(MicroenterpriseState state, Instant at, String reason, Map<String, Object> details) {}
}
