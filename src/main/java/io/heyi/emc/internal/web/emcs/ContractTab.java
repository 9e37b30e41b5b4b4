package io.heyi.emc.internal.web.emcs;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView.VersionView;
import io.heyi.emc.internal.contract.ContractText;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.emc.internal.contract.EmcReading;
import io.heyi.emc.internal.contract.Redline;
import io.heyi.emc.internal.formation.CallReading;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
     * @param versions newest first, a page of them
     * @param shown in full, with its signatures
     * @param from the version that {@code shown} is compared with; empty when there is only one
     * @param days of versions that were in force on some days of their month only, by number
     */
    record View(PageOf<VersionView> versions, Map<Integer, EmcReading.Days> days, Version shown, String text, Optional<Version> from, List<Redline.Change> changes) {

        /** As the shown version calls the party. */
        public String nameOf(ActorId actor) {
            return shown.terms().node(actor).map(Node::name).orElse(actor.value());
        }

        /** What can be compared: the versions of the page and those that are compared now, newest first. */
        public List<Choice> choices() {
            var listed = versions.items().stream().map(one -> new Choice(one.number(), one.period()));
            var compared = Stream.concat(Stream.of(shown), from.stream()).map(one -> new Choice(one.number(), one.period()));
            return Stream.concat(listed, compared).distinct().sorted(Comparator.comparingInt(Choice::number).reversed()).toList();
        }
    }

    record Choice(int number, YearMonth period) {}

    /** @param from and {@code to} numbers as the address gives them; the latest and the one before it where they name none */
    Optional<View> of(CurrentUser reader, EmcCode code, String from, String to, PageRequest page, Locale locale) {
        return numbered(reader, code, to).or(() -> reading.lastBefore(reader, code, Integer.MAX_VALUE)).map(shown -> {
            var before = numbered(reader, code, from).or(() -> reading.lastBefore(reader, code, shown.number())).filter(version -> version.number() != shown.number());
            var changes = before.map(version -> Redline.between(version.terms(), shown.terms())).orElse(List.of());
            return new View(reading.versions(reader, code, page).orElseThrow(), reading.days(code), shown, text.of(code, shown.terms(), locale), before, changes);
        });
    }

    private Optional<Version> numbered(CurrentUser reader, EmcCode code, String number) {
        return number.matches("[0-9]{1,6}") ? reading.version(reader, code, Integer.parseInt(number)) : Optional.empty();
    }
}
