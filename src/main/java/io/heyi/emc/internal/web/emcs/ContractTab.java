package io.heyi.emc.internal.web.emcs;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.ContractText;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.emc.internal.contract.EmcReading;
import io.heyi.emc.internal.contract.Redline;
import io.heyi.emc.internal.formation.CallReading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The versions of a contract that a reader may see, one of them in full, and what changed between it and another. */
@Component
class ContractTab {

    private final EmcReading reading;
    private final ContractText text;
    private final ObjectProvider<CallReading> calls;

    ContractTab(EmcReading reading, ContractText text, ObjectProvider<CallReading> calls) {
        this.reading = reading;
        this.text = text;
        this.calls = calls;
    }

    /**
     * The text that waits for signatures.
     *
     * @param changes since the text that somebody did not sign
     */
    record Draft(CallReading.Draft draft, String text, List<Redline.Change> changes) {}

    Optional<Draft> draft(CurrentUser reader, EmcCode code, Locale locale) {
        return calls.stream().findFirst().flatMap(one -> one.draft(reader, code)).map(draft -> new Draft(draft, text.of(code, draft.terms(), locale),
                draft.earlier().map(earlier -> Redline.between(earlier, draft.terms())).orElse(List.of())));
    }

    /**
     * @param versions newest first
     * @param shown in full, with its signatures
     * @param from the version that {@code shown} is compared with; empty when there is only one
     * @param days of versions that were in force on some days of their month only, by number
     */
    record View(List<Version> versions, Map<Integer, EmcReading.Days> days, Version shown, String text, Optional<Version> from, List<Redline.Change> changes) {

        /** As the shown version calls the party. */
        public String nameOf(ActorId actor) {
            return shown.terms().node(actor).map(Node::name).orElse(actor.value());
        }
    }

    /** @param from and {@code to} numbers as the address gives them; the latest and the one before it where they name none */
    Optional<View> of(CurrentUser reader, EmcCode code, String from, String to, Locale locale) {
        var versions = reading.versions(reader, code);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        var shown = numbered(versions, to).orElse(versions.getFirst());
        var before = numbered(versions, from).or(() -> versions.stream().filter(version -> version.number() < shown.number()).findFirst())
                .filter(version -> version.number() != shown.number());
        var changes = before.map(version -> Redline.between(version.terms(), shown.terms())).orElse(List.of());
        return Optional.of(new View(versions, reading.days(code), shown, text.of(code, shown.terms(), locale), before, changes));
    }

    private static Optional<Version> numbered(List<Version> versions, String number) {
        return versions.stream().filter(version -> String.valueOf(version.number()).equals(number)).findFirst();
    }
}
