package io.heyi.microenterprise.internal.web.pages;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Person;
import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts one step of the guided form together. */
@Component
class Wizard {

    private static final PageRequest FIRST_FINDS = new PageRequest(0, 12);

    private final Proposals proposals;
    private final Access access;
    private final MessageSource messages;
    private final Clock clock;
    private final FoundingPolicy policy;

    Wizard(Proposals proposals, Access access, MessageSource messages, Clock clock, FoundingPolicy policy) {
        this.proposals = proposals;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
        this.policy = policy;
    }

    /**
     * What a request asks to see of a step.
     *
     * @param check whether to show the step's faults beside its fields
     * @param people text to look for among people; empty Optional when no search was asked for
     * @param extraRow list that gets one more empty row: target or role; empty text for none
     */
    record Wish(WizardStep step, boolean check, Optional<String> people, String extraRow) {}

    /**
     * Why a form comes back instead of going on.
     *
     * @param raw texts that are no numbers, by field
     * @param errors faults found while reading or saving, shown in any case
     * @param changed the draft was changed elsewhere meanwhile
     */
    record Refused(Map<String, String> raw, List<FieldError> errors, boolean changed) {

        static final Refused NOTHING = new Refused(Map.of(), List.of(), false);
    }

    /** @param draft with the input to show and the version that saving it would build on */
    WizardView view(CurrentUser user, ProposalId id, Proposals.Draft draft, Refused refusal, Wish wish, Locale locale) {
        var input = draft.input();
        var refused = refusal.errors();
        var found = new ArrayList<>(refused);
        proposals.check(user, input).stream()
                .filter(error -> refused.stream().noneMatch(other -> other.field().equals(error.field())))
                .forEach(found::add);
        var all = Faults.of(found, messages, locale);
        var shown = wish.step() == WizardStep.REVIEW ? all
                : wish.check() ? all.only(wish.step())
                : Faults.of(refused, messages, locale);
        var rework = proposals.find(user, id, locale).map(view -> view.status() == ProposalStatus.REWORK).orElse(false);
        return new WizardView(id.toString(), rework, wish.step(), WizardView.stops(wish.step(), input, all), input, refusal.raw(), shown, all, platforms(locale), currencies(),
                WizardView.targetRows(input, wish.extraRow().equals("target") ? size(input.leadingTargets()) + 1 : 0),
                WizardView.roleRows(input, wish.extraRow().equals("role") ? size(input.roles()) + 1 : 0),
                chosen(input), search(user, input, wish), wish.extraRow(), YearMonth.now(clock).toString(), draft.version(), refusal.changed());
    }

    /** People who can be asked: neither the proposer nor somebody who is already on the list. */
    WizardView.Search search(CurrentUser user, ProposalInput input, Wish wish) {
        var text = wish.people().map(String::strip).orElse("");
        if (text.isEmpty()) {
            return new WizardView.Search("", wish.people().isPresent(), List.of());
        }
        var taken = Set.copyOf(names(input));
        Predicate<Person> free = person -> !person.username().equals(user.username()) && !taken.contains(person.username().value());
        return new WizardView.Search(text, true, access.search(text, FIRST_FINDS).items().stream().filter(free).limit(8).toList());
    }

    private Map<String, String> platforms(Locale locale) {
        Map<String, String> names = new LinkedHashMap<>();
        proposals.platforms().forEach(platform -> names.put(platform.id(), messages.getMessage(platform.nameKey(), null, platform.id(), locale)));
        return names;
    }

    private Map<String, String> currencies() {
        Map<String, String> names = new LinkedHashMap<>();
        policy.currencies().forEach(code -> names.put(code, code));
        return names;
    }

    private List<WizardView.Chosen> chosen(ProposalInput input) {
        Map<String, Username> valid = new LinkedHashMap<>();
        for (var name : names(input)) {
            try {
                valid.put(name, new Username(name));
            } catch (IllegalArgumentException e) {
                // stays on the page as unknown, so that its owner can take it off
            }
        }
        var people = valid.isEmpty() ? Map.<Username, Person>of() : access.people(valid.values());
        return names(input).stream().map(name -> Optional.ofNullable(valid.get(name)).map(people::get)
                .map(person -> new WizardView.Chosen(name, person.displayName(), true))
                .orElse(new WizardView.Chosen(name, name, false))).toList();
    }

    private static List<String> names(ProposalInput input) {
        return input.coFounders() == null ? List.of() : input.coFounders();
    }

    private static int size(List<?> rows) {
        return rows == null ? 0 : rows.size();
    }
}
