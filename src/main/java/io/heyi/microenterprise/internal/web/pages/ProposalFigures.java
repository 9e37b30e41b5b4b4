package io.heyi.microenterprise.internal.web.pages;

import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.ProposalView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns a proposal's numbers into pictures for pages and the task panel: {@code @proposalFigures} in templates. */
@Component("proposalFigures")
public class ProposalFigures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Who puts in what, as parts of one bar.
     *
     * @param total own money, pledges and what the platform grants or is asked for
     * @param missing what is still to be found of the money asked for
     * @param coveredPercent share of the asked money that is granted or pledged, 0 to 100
     */
    public record Funding(List<Part> parts, BigDecimal total, BigDecimal asked, Optional<BigDecimal> granted, BigDecimal pledged, BigDecimal own,
                          BigDecimal missing, int coveredPercent, String currency) {

        public boolean decided() {
            return granted.isPresent();
        }

        public BigDecimal grantedOrNull() {
            return granted.orElse(null);
        }
    }

    /**
     * @param kind own, pledged, granted, asked or missing; also names text and colour
     * @param from start of the part in percent of the bar
     * @param width in percent of the bar
     */
    public record Part(String kind, BigDecimal amount, BigDecimal from, BigDecimal width) {

        public int percent() {
            return width.setScale(0, RoundingMode.HALF_UP).intValue();
        }
    }

    /**
     * A target with its three values on one scale.
     *
     * @param bottomAt position on the scale in percent; leading is at 100
     */
    public record Scale(ProposalView.Target target, BigDecimal bottomAt, BigDecimal grabAt) {}

    /** The money rule of P1: asked of the platform, covered by grant and pledges; the proposer's own money comes on top. */
    public Funding funding(ProposalView view) {
        var asked = zeroIfNull(view.fundingAsked());
        var own = zeroIfNull(view.ownInvestment());
        var pledged = view.pledges().stream().filter(pledge -> "JOINED".equals(pledge.state())).map(pledge -> zeroIfNull(pledge.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var granted = view.fundingGranted();
        var covered = granted.orElse(BigDecimal.ZERO).add(pledged);
        var missing = asked.subtract(covered).max(BigDecimal.ZERO);
        var total = own.add(covered).add(missing);
        var parts = new Bar(total).add("own", own).add("pledged", pledged).add("granted", granted.orElse(BigDecimal.ZERO))
                .add(granted.isPresent() ? "missing" : "asked", missing).parts();
        return new Funding(parts, total, asked, granted, pledged, own, missing, percent(covered.min(asked), asked).intValue(), view.currency());
    }

    /** Who holds a micro-enterprise's capital, in the order in which they bear losses. */
    public List<Part> capital(MicroenterpriseView view) {
        var capital = capitalOf(view);
        var bar = new Bar(capital.stream().map(MicroenterpriseView.Balance::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        bar.add("own", sum(capital.stream().filter(balance -> balance.lossOrder() <= 1).toList()));
        bar.add("granted", sum(capital.stream().filter(balance -> balance.lossOrder() > 1).toList()));
        return bar.parts();
    }

    /** Capital accounts, first in line for losses first. */
    public List<MicroenterpriseView.Balance> capitalOf(MicroenterpriseView view) {
        return view.balances().stream().filter(balance -> "capital".equals(balance.account()))
                .sorted(Comparator.comparingInt(MicroenterpriseView.Balance::lossOrder)).toList();
    }

    /** Money at hand; zero without a cash account. */
    public BigDecimal cashOf(MicroenterpriseView view) {
        return sum(view.balances().stream().filter(balance -> "cash".equals(balance.account())).toList());
    }

    public List<Scale> scales(List<ProposalView.Target> targets) {
        return targets.stream().map(ProposalFigures::scale).toList();
    }

    private static Scale scale(ProposalView.Target target) {
        if (target.bottom() == null || target.grab() == null || target.leading() == null) {
            return new Scale(target, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        var start = target.bottom().min(BigDecimal.ZERO);
        var span = target.leading().subtract(start);
        return new Scale(target, percent(target.bottom().subtract(start), span), percent(target.grab().subtract(start), span));
    }

    private static BigDecimal sum(List<MicroenterpriseView.Balance> balances) {
        return balances.stream().map(MicroenterpriseView.Balance::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Share of the whole in percent with two decimals, 0 to 100; of nothing, everything. */
    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() <= 0) {
            return HUNDRED;
        }
        return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP).max(BigDecimal.ZERO).min(HUNDRED);
    }

    private static BigDecimal zeroIfNull(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /** Lays parts side by side; parts of nothing are left out. */
    private static final class Bar {

        private final BigDecimal total;
        private final List<Part> parts = new ArrayList<>();
        private BigDecimal end = BigDecimal.ZERO;

        private Bar(BigDecimal total) {
            this.total = total;
        }

        private Bar add(String kind, BigDecimal amount) {
            if (amount.signum() > 0) {
                var width = percent(amount, total);
                parts.add(new Part(kind, amount, end, width));
                end = end.add(width);
            }
            return this;
        }

        private List<Part> parts() {
            return List.copyOf(parts);
        }
    }
}
