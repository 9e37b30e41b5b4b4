package io.heyi.audit.internal;

import io.heyi.audit.AuditVerification;
import io.heyi.audit.proof.HistoryCheck;
import io.heyi.audit.proof.HistoryCheck.Verdict;
import io.heyi.audit.proof.HistoryCheck.Verdict.Faulty;
import io.heyi.audit.proof.HistoryCheck.Verdict.Valid;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks histories that people bring back: by themselves, and against what the product keeps. */
@Component
class HistoryFiles {

    private final AuditStore audit;

    HistoryFiles(AuditStore audit) {
        this.audit = audit;
    }

    /**
     * @param differsAt number of the first entry that the product does not keep so; empty when it keeps them all
     * @param kept the chain of this case as the product has it; empty when the file does not fit anyway
     */
    record Checked(Verdict verdict, Optional<Long> differsAt, Optional<AuditVerification> kept) {

        boolean holds() {
            return verdict instanceof Valid && differsAt.isEmpty() && kept.filter(AuditVerification.Intact.class::isInstance).isPresent();
        }
    }

    Checked check(String file) {
        return switch (HistoryCheck.of(file)) {
            case Faulty faulty -> new Checked(faulty, Optional.empty(), Optional.empty());
            case Valid valid -> {
                var differs = firstOther(valid);
                yield new Checked(valid, differs, differs.isPresent() ? Optional.empty() : Optional.of(audit.verify(valid.businessKey())));
            }
        };
    }

    private Optional<Long> firstOther(Valid valid) {
        var kept = audit.hashes(valid.businessKey(), valid.links().stream().map(HistoryCheck.Link::sequence).toList());
        return valid.links().stream().filter(link -> !link.hash().equals(kept.get(link.sequence()))).map(HistoryCheck.Link::sequence).findFirst();
    }
}
