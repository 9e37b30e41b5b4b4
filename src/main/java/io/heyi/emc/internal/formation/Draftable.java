package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether a contract could have a party: the check that its draft has to pass, asked before anybody relies on it. */
@Component
class Draftable {

    private static final Pattern NODE = Pattern.compile("nodes\\[(\\d+)]\\.(.+)");

    private final Contracts contracts;

    Draftable(Contracts contracts) {
        this.contracts = contracts;
    }

    /** What is wrong with each party of the terms, on the fields of its node; parties without fault are missing. */
    Map<ActorId, List<FieldError>> faults(EmcCode emc, ContractTerms terms) {
        var faults = new LinkedHashMap<ActorId, List<FieldError>>();
        for (var error : contracts.check(emc, terms)) {
            var node = NODE.matcher(error.field());
            if (node.matches()) {
                faults.computeIfAbsent(terms.nodes().get(Integer.parseInt(node.group(1))).actor(), actor -> new ArrayList<>())
                        .add(new FieldError(node.group(2), error.code(), error.arguments()));
            }
        }
        return faults;
    }

    List<FieldError> faults(Formation formation, ContractTerms terms, Candidate candidate) {
        return faults(formation.emc(), formation.with(candidate, terms)).getOrDefault(candidate.actor(), List.of());
    }

    Optional<String> obstacle(Formation formation, ContractTerms terms, Candidate candidate) {
        return faults(formation, terms, candidate).stream().findFirst().map(Draftable::obstacle);
    }

    /** Below {@code emcformation.obstacle.}. */
    static String obstacle(FieldError fault) {
        return fault.code().startsWith("microenterprise.freeze.") ? "frozen" : switch (fault.code()) {
            case "emc.error.unknownActor" -> "unknown";
            case "emc.error.otherCurrency" -> "currency";
            default -> "terms";
        };
    }
}
