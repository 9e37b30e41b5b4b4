package io.heyi.replacement.internal;

import io.heyi.access.CurrentUser;
import io.heyi.emc.Emcs;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.HandOver;
import io.heyi.replacement.internal.domain.HandOver.Kind;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with the checklist of a hand-over: one side hands over with a proof, the other takes it or sends it back. Nobody confirms what he has handed over himself. */
@Service
@Transactional
public class HandOvers {

    public static final String HANDED_OVER = "replacement.handedOver";
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_LINK = 500;

    private final CaseStore store;
    private final CaseReading reading;
    private final Substitutes substitutes;
    private final Emcs emcs;
    private final ProcessCommands commands;
    private final Clock clock;

    HandOvers(CaseStore store, CaseReading reading, Substitutes substitutes, Emcs emcs, ProcessCommands commands, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.substitutes = substitutes;
        this.emcs = emcs;
        this.commands = commands;
        this.clock = clock;
    }

    /** Whether the person hands over, for the party that leaves. */
    public boolean gives(CurrentUser person, ReplacementCase found) {
        return emcs.actsFor(person, found.succession().search().holder().actor());
    }

    /** Whether the person takes over: for who takes the part, and not for who leaves it nor with an interest in it. */
    public boolean takes(CurrentUser person, ReplacementCase found) {
        return emcs.actsFor(person, substitutes.takes(found)) && !substitutes.mustNotSign(found).contains(person.username());
    }

    /** Anybody of the contract, and whoever takes the part. */
    public boolean adds(CurrentUser person, ReplacementCase found) {
        return gives(person, found) || emcs.actsFor(person, substitutes.takes(found)) || found.others().stream().map(Member::actor).anyMatch(actor -> emcs.actsFor(person, actor));
    }

    /** Anybody of the contract and whoever takes the part names what must be handed over. The same again changes nothing. */
    public CaseReply add(CurrentUser person, ReplacementCode code, String kind, String title) {
        var words = words(title);
        if (kind == null || List.of(Kind.values()).stream().noneMatch(one -> one.name().equals(kind))) {
            return invalid("kind", "kind", String.join(", ", List.of(Kind.values()).stream().map(Kind::name).toList()));
        }
        if (words.isEmpty() || words.length() > LONGEST_TITLE || !Texts.isClean(words)) {
            return invalid("title", "itemTitle", LONGEST_TITLE);
        }
        return act(person, code, found -> adds(person, found) ? open(found).add(Kind.valueOf(kind), words, person.username().value()) : notYours());
    }

    /** @param link http or https address; empty for none */
    public CaseReply hand(CurrentUser person, ReplacementCode code, int item, String proof, String link) {
        var words = words(proof);
        var address = words(link);
        if (words.isEmpty() || words.length() > Requests.LONGEST_TEXT || !Texts.isClean(words)) {
            return invalid("proof", "proof", Requests.LONGEST_TEXT);
        }
        if (!address.isEmpty() && (address.length() > LONGEST_LINK || !address.matches("https?://[^\\s\"'<>]+"))) {
            return invalid("link", "link", LONGEST_LINK);
        }
        return act(person, code, found -> gives(person, found) ? open(found).hand(item, words, address.isEmpty() ? null : address, person.username().value(), clock.instant()) : notYours());
    }

    /** Says of a standing item that there is nothing of its kind but what the list names. */
    public CaseReply sayNone(CurrentUser person, ReplacementCode code, int item) {
        return act(person, code, found -> gives(person, found) ? open(found).sayNone(item, person.username().value(), clock.instant()) : notYours());
    }

    public CaseReply take(CurrentUser person, ReplacementCode code, int item) {
        return act(person, code, found -> takes(person, found) ? open(found).take(item, person.username().value(), clock.instant()) : notYours());
    }

    public CaseReply sendBack(CurrentUser person, ReplacementCode code, int item, String remark) {
        var words = words(remark);
        if (words.isEmpty() || words.length() > Requests.LONGEST_TEXT || !Texts.isClean(words)) {
            return invalid("remark", "reason", Requests.LONGEST_TEXT);
        }
        return act(person, code, found -> takes(person, found) ? open(found).sendBack(item, words, person.username().value(), clock.instant()) : notYours());
    }

    private CaseReply act(CurrentUser person, ReplacementCode code, Function<ReplacementCase, Ruling> act) {
        if (reading.find(person, code).isEmpty()) {
            return new CaseReply.Unknown();
        }
        var found = store.lock(code);
        if (found.step() != ReplacementStep.HANDING_OVER) {
            return new CaseReply.TooLate("replacement.refusal.tooLate");
        }
        boolean before = open(found).isDone();
        var reply = CaseReply.of(act.apply(found));
        if (reply instanceof CaseReply.Done) {
            store.save(found);
            if (!before && open(found).isDone()) {
                commands.publish(HANDED_OVER, code.value(), Map.of("replacement", code.value()));
            }
        }
        return reply;
    }

    private static HandOver open(ReplacementCase found) {
        return found.succession().handOver().orElseThrow();
    }

    private static Ruling notYours() {
        return Ruling.notAllowed("replacement.refusal.notYourPart");
    }

    private static String words(String text) {
        return text == null ? "" : text.strip();
    }

    private static CaseReply invalid(String field, String code, Object... arguments) {
        return new CaseReply.Invalid(List.of(FieldError.of(field, "replacement.error." + code, arguments)));
    }
}
