package io.heyi.ballot.internal.web;

import io.heyi.ballot.BallotResult;
import io.heyi.ballot.BallotResult.Outcome;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.CountingRule;
import io.heyi.ballot.Option;
import io.heyi.ballot.Secrecy;
import io.heyi.ballot.Threshold;
import io.heyi.ballot.internal.BallotReading.Look;
import io.heyi.ballot.internal.BallotWords;
import io.heyi.ballot.internal.StoredBallot;
import io.heyi.ballot.internal.web.BallotPaper.Bar;
import io.heyi.ballot.internal.web.BallotPaper.Check;
import io.heyi.ballot.internal.web.BallotPaper.Choice;
import io.heyi.ballot.internal.web.BallotPaper.OwnSeat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes ballots for the page. */
@Component
class Papers {

    private final BallotWords words;

    Papers(BallotWords words) {
        this.words = words;
    }

    BallotPaper of(Look look, Locale locale) {
        var ballot = look.ballot();
        var call = ballot.call();
        var result = look.contents() ? ballot.result().map(count -> result(count, locale)).orElse(null) : null;
        return new BallotPaper(ballot.id().value(), call.subject(), words.of(call.question(), locale), call.caseUrl(), call.businessKey(), call.secrecy() == Secrecy.SECRET, stage(look),
                ballot.openedAt(), call.endsAt(), ballot.closedAt(), ballot.votes(), call.seats().size(), needs(call.rule(), call.seats().size(), locale),
                words.message("ballot.quorum.of", locale, call.rule().quorum().toString(), call.rule().votesForQuorum(call.seats().size()), call.seats().size()),
                call.options().stream().map(option -> choice(option, locale)).toList(),
                look.mine().stream().map(seat -> new OwnSeat(seat.seat().id(), seat.seat().label(), seat.voted())).toList(), look.contents(), look.keptOut(), result, trouble(ballot, locale),
                look.audit().checks().entrySet().stream().map(check -> new Check(check.getKey(), check.getValue())).toList(), look.audit().isOk(), ballot.fingerprint());
    }

    private static String stage(Look look) {
        var state = look.ballot().state();
        return state != BallotState.OPEN ? state.name() : look.mayVote() ? "VOTE" : look.running() ? "RUNNING" : "ENDED";
    }

    private String needs(CountingRule rule, int seats, Locale locale) {
        var needed = rule.needed();
        var how = "ballot.needs." + needed.base() + (needed.exceeding() ? ".exceeding" : ".reaching");
        return words.message(how, locale, needed.share().toString(), needed.base() == Threshold.Base.ROLL ? needed.votes(seats, seats) : 0, seats);
    }

    private Choice choice(Option option, Locale locale) {
        return new Choice(option.id(), words.label(option, locale), option.text().map(text -> words.of(text, locale)).orElse(""));
    }

    private BallotPaper.Result result(BallotResult result, Locale locale) {
        var bars = result.counts().stream().map(count -> new Bar(words.label(count.option(), locale), count.votes(), percent(count.votes(), result.seats()),
                percent(result.needed(), result.seats()), result.outcome() instanceof Outcome.Chosen(var option) && option.equals(count.option()))).toList();
        return new BallotPaper.Result(result.outcome().kind().name(), headline(result, locale), result.votes(), result.seats(), result.missing(), bars);
    }

    private String headline(BallotResult result, Locale locale) {
        return switch (result.outcome()) {
            case Outcome.Chosen(var option) -> words.message("ballot.headline.CHOSEN", locale, words.label(option, locale));
            case Outcome.Tie(var options) -> words.message("ballot.headline.TIE", locale, names(options, locale));
            case Outcome.NoQuorum() -> words.message("ballot.headline.NO_QUORUM", locale, result.votes(), result.quorum());
            case Outcome.NoMajority() -> words.message("ballot.headline.NO_MAJORITY", locale, result.needed());
        };
    }

    private String names(List<Option> options, Locale locale) {
        return options.stream().map(option -> words.label(option, locale)).collect(Collectors.joining(words.message("web.value.separator", locale)));
    }

    private String trouble(StoredBallot ballot, Locale locale) {
        return switch (ballot.state()) {
            case FAULTY -> words.message("ballot.fault." + ballot.reason(), locale);
            case CALLED_OFF -> words.reason(ballot.reason(), locale);
            case OPEN, COUNTED -> null;
        };
    }

    private static int percent(int part, int whole) {
        return Math.min(100, Math.round(100f * part / whole));
    }
}
